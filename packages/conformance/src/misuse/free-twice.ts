import { alloc, free } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeTwice = misuseLaw({
  name: 'free-twice',
  title: 'free of a block that was freed',
  kind: 'double-free',
  needs: ['sigil_free'],
  before: [alloc(0, 100), alloc(1, 100), alloc(2, 100), free(1)],
  fault: () => [free(1)],
});
