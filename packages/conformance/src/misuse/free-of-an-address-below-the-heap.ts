import { alloc, free } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeOfAnAddressBelowTheHeap = misuseLaw({
  name: 'free-of-an-address-below-the-heap',
  title: 'free of an address below the heap',
  kind: 'bad-pointer',
  needs: ['sigil_free'],
  before: [alloc(0, 100)],
  fault: () => [free({ literal: 16 })],
});
