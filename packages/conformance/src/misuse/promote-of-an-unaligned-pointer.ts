import { alloc, enter } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const promoteOfAnUnalignedPointer = misuseLaw({
  name: 'promote-of-an-unaligned-pointer',
  title: 'promote of an unaligned pointer',
  kind: 'bad-pointer',
  before: [enter(0), alloc(0, 1000)],
  fault: () => [{ op: 'promote', scope: 0, block: { slot: 0, plus: 1 }, size: 16, into: 1 }],
});
