import { alloc, freeAll, realloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const reallocOfABlockFreedByFreeAll = misuseLaw({
  name: 'realloc-of-a-block-freed-by-free-all',
  title: 'realloc of a block that free-all freed',
  kind: 'bad-pointer',
  before: [alloc(0, 10), alloc(1, 100), freeAll, alloc(500, 64)],
  fault: () => [realloc(1, 100, 200)],
});
