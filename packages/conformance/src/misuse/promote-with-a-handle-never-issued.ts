import { alloc, enter } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const promoteWithAHandleNeverIssued = misuseLaw({
  name: 'promote-with-a-handle-never-issued',
  title: 'promote with a handle that was never issued',
  kind: 'bad-handle',
  before: [enter(0), alloc(0, 10)],
  fault: () => [{ op: 'promote', scope: { literal: 0x7ead_be01 }, block: 0, size: 10, into: 1 }],
});
