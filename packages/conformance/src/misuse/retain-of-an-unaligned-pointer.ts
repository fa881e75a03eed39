import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, retain } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const retainOfAnUnalignedPointer = misuseLaw({
  name: 'retain-of-an-unaligned-pointer',
  title: 'retain of a pointer that is no multiple of 16',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1)],
  fault: () => [retain({ slot: 1, plus: 8 })],
});
