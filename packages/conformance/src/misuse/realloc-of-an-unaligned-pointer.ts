import { alloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const reallocOfAnUnalignedPointer = misuseLaw({
  name: 'realloc-of-an-unaligned-pointer',
  title: 'realloc of an unaligned pointer',
  kind: 'bad-pointer',
  before: [alloc(0, 1000)],
  fault: () => [{ op: 'realloc', block: { slot: 0, plus: 1 }, oldSize: 16, newSize: 32, into: 1 }],
});
