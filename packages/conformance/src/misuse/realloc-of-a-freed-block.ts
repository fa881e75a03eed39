import { alloc, free, realloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const reallocOfAFreedBlock = misuseLaw({
  name: 'realloc-of-a-freed-block',
  title: 'realloc of a block that was freed',
  kind: 'bad-pointer',
  needs: ['sigil_free'],
  before: [alloc(0, 100), alloc(1, 100), alloc(2, 100), free(1)],
  fault: () => [realloc(1, 100, 200)],
});
