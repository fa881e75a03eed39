import { PAGE_BYTES } from '@sigil-alloc/wit';
import { alloc, enter } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const promoteOfAForeignPointer = misuseLaw({
  name: 'promote-of-a-foreign-pointer',
  title: 'promote of a pointer that was never handed out',
  kind: 'bad-pointer',
  before: [enter(0), alloc(0, 100)],
  fault: ({ shadow }) => [
    { op: 'promote', scope: 0, block: { literal: shadow.pages * PAGE_BYTES - 64 }, size: 16, into: 1 },
  ],
});
