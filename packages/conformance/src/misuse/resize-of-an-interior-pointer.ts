import { skip } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, resize } from '../laws/managed-steps.js';
import { OBJECT_TYPES } from '../object-types.js';
import { misuseLaw } from './misuse.js';

export const resizeOfAnInteriorPointer = misuseLaw({
  name: 'resize-of-an-interior-pointer',
  title: 'resize of a pointer into the middle of an object',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip,
  before: [describeTypes, ...held(0, OBJECT_TYPES.text, 1000)],
  fault: () => [resize({ slot: 0, plus: 256 }, 2000, 0)],
});
