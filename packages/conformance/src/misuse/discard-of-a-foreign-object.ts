import { PAGE_BYTES } from '@sigil-alloc/wit';
import { skip } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, discard, held } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const discardOfAForeignObject = misuseLaw({
  name: 'discard-of-a-foreign-object',
  title: 'discard of a pointer that was never handed out',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip,
  before: [describeTypes, ...held(0), ...held(1)],
  fault: ({ shadow }) => [discard({ literal: shadow.pages * PAGE_BYTES - 64 })],
});
