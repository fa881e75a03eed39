import { alloc, free, freeAll } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeOfABlockFreedByFreeAll = misuseLaw({
  name: 'free-of-a-block-freed-by-free-all',
  title: 'free of a block that free-all freed',
  kind: ['bad-pointer', 'double-free'],
  needs: ['sigil_free'],
  before: [alloc(0, 10), alloc(1, 100), freeAll, alloc(500, 64)],
  fault: () => [free(1)],
});
