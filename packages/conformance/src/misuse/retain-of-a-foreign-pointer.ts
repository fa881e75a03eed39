import { PAGE_BYTES } from '@sigil-alloc/wit';
import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, retain } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const retainOfAForeignPointer = misuseLaw({
  name: 'retain-of-a-foreign-pointer',
  title: 'retain of a pointer that was never handed out',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1)],
  fault: ({ shadow }) => [retain({ literal: shadow.pages * PAGE_BYTES - 64 })],
});
