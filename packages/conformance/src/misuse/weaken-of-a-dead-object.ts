import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, release, weaken } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const weakenOfADeadObject = misuseLaw({
  name: 'weaken-of-a-dead-object',
  title: 'weaken of an object that died with its last release',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1), release(1)],
  fault: () => [weaken(1, 1)],
});
