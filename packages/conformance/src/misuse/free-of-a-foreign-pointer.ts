import { PAGE_BYTES } from '@sigil-alloc/wit';
import { alloc, free } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeOfAForeignPointer = misuseLaw({
  name: 'free-of-a-foreign-pointer',
  title: 'free of a pointer that was never handed out',
  kind: 'bad-pointer',
  needs: ['sigil_free'],
  before: [alloc(0, 100)],
  fault: ({ shadow }) => [free({ literal: shadow.pages * PAGE_BYTES - 64 })],
});
