import { alloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const reallocOfAnAddressBelowTheHeap = misuseLaw({
  name: 'realloc-of-an-address-below-the-heap',
  title: 'realloc of an address below the heap',
  kind: 'bad-pointer',
  before: [alloc(0, 100)],
  fault: () => [{ op: 'realloc', block: { literal: 16 }, oldSize: 16, newSize: 32, into: 1 }],
});
