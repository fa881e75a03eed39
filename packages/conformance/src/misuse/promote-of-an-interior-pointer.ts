import { alloc, enter } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const promoteOfAnInteriorPointer = misuseLaw({
  name: 'promote-of-an-interior-pointer',
  title: 'promote of a pointer into the middle of a block',
  kind: 'bad-pointer',
  before: [enter(0), alloc(0, 1000)],
  fault: () => [{ op: 'promote', scope: 0, block: { slot: 0, plus: 256 }, size: 16, into: 1 }],
});
