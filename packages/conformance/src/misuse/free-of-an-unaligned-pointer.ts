import { alloc, free } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeOfAnUnalignedPointer = misuseLaw({
  name: 'free-of-an-unaligned-pointer',
  title: 'free of an unaligned pointer',
  kind: 'bad-pointer',
  needs: ['sigil_free'],
  before: [alloc(0, 1000)],
  fault: () => [free({ slot: 0, plus: 1 })],
});
