import { alloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const reallocOfAnInteriorPointer = misuseLaw({
  name: 'realloc-of-an-interior-pointer',
  title: 'realloc of a pointer into the middle of a block',
  kind: 'bad-pointer',
  before: [alloc(0, 1000)],
  fault: () => [{ op: 'realloc', block: { slot: 0, plus: 256 }, oldSize: 16, newSize: 32, into: 1 }],
});
