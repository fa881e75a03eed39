import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, discard, held, release } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const discardOfADeadObject = misuseLaw({
  name: 'discard-of-a-dead-object',
  title: 'discard of an object that died with its last release',
  kind: ['double-free', 'bad-pointer'],
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1), ...held(2), release(1)],
  fault: () => [discard(1)],
});
