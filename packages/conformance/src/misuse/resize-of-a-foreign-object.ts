import { PAGE_BYTES } from '@sigil-alloc/wit';
import { skip } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, resize } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const resizeOfAForeignObject = misuseLaw({
  name: 'resize-of-a-foreign-object',
  title: 'resize of a pointer that was never handed out',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip,
  before: [describeTypes, ...held(0), ...held(1)],
  fault: ({ shadow }) => [resize({ literal: shadow.pages * PAGE_BYTES - 64 }, 200, 1)],
});
