import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, release } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const releaseOfADeadObject = misuseLaw({
  name: 'release-of-a-dead-object',
  title: 'release of an object that died with its last release',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1), release(1)],
  fault: () => [release(1)],
});
