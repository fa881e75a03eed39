import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, make, release } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const releaseOfAnObjectNeverRetained = misuseLaw({
  name: 'release-of-an-object-never-retained',
  title: 'release of an object whose count is 0',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1), make(2)],
  fault: () => [release(2)],
});
