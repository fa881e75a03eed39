import { alloc, enter, exit, free } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeOfABlockFreedByExit = misuseLaw({
  name: 'free-of-a-block-freed-by-exit',
  title: 'free of a block that a scope exit freed',
  kind: ['bad-pointer', 'double-free'],
  needs: ['sigil_free'],
  before: [enter(0), alloc(0, 100), exit(0)],
  fault: () => [free(0)],
});
