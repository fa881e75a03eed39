import { PAGE_BYTES } from '@sigil-alloc/wit';
import { alloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const reallocOfAForeignPointer = misuseLaw({
  name: 'realloc-of-a-foreign-pointer',
  title: 'realloc of a pointer that was never handed out',
  kind: 'bad-pointer',
  before: [alloc(0, 100)],
  fault: ({ shadow }) => [
    { op: 'realloc', block: { literal: shadow.pages * PAGE_BYTES - 64 }, oldSize: 16, newSize: 32, into: 1 },
  ],
});
