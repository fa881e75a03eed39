import { alloc, free } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeOfAnInteriorPointer = misuseLaw({
  name: 'free-of-an-interior-pointer',
  title: 'free of a pointer into the middle of a block',
  kind: 'bad-pointer',
  needs: ['sigil_free'],
  before: [alloc(0, 1000)],
  fault: () => [free({ slot: 0, plus: 256 })],
});
