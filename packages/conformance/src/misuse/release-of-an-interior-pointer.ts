import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, release } from '../laws/managed-steps.js';
import { OBJECT_TYPES } from '../object-types.js';
import { misuseLaw } from './misuse.js';

export const releaseOfAnInteriorPointer = misuseLaw({
  name: 'release-of-an-interior-pointer',
  title: 'release of a pointer into the middle of an object',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0, OBJECT_TYPES.text, 1000)],
  fault: () => [release({ slot: 0, plus: 256 })],
});
