import { enter, exit } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const exitOfAHandleNeverIssued = misuseLaw({
  name: 'exit-of-a-handle-never-issued',
  title: 'exit-scope of a handle that was never issued',
  kind: 'bad-handle',
  before: [enter(0)],
  fault: () => [exit({ literal: 0x7ead_be01 })],
});
