import { alloc, enter, exit, realloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const reallocOfABlockFreedByExit = misuseLaw({
  name: 'realloc-of-a-block-freed-by-exit',
  title: 'realloc of a block that a scope exit freed',
  kind: 'bad-pointer',
  before: [enter(0), alloc(0, 100), exit(0)],
  fault: () => [realloc(0, 100, 200)],
});
