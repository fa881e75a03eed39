import { alloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const usableSizeOfAnInteriorPointer = misuseLaw({
  name: 'usable-size-of-an-interior-pointer',
  title: 'usable-size of a pointer into the middle of a block',
  kind: 'bad-pointer',
  needs: ['sigil_usable_size'],
  before: [alloc(0, 1000)],
  fault: () => [{ op: 'usable-size', block: { slot: 0, plus: 256 } }],
});
