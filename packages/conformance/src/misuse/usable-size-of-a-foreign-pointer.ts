import { PAGE_BYTES } from '@sigil-alloc/wit';
import { alloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const usableSizeOfAForeignPointer = misuseLaw({
  name: 'usable-size-of-a-foreign-pointer',
  title: 'usable-size of a pointer that was never handed out',
  kind: 'bad-pointer',
  needs: ['sigil_usable_size'],
  before: [alloc(0, 100)],
  fault: ({ shadow }) => [{ op: 'usable-size', block: { literal: shadow.pages * PAGE_BYTES - 64 } }],
});
