import { alloc, free } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeTwiceOfAMergedBlock = misuseLaw({
  name: 'free-twice-of-a-merged-block',
  title: 'free of a block that was freed and merged with those around it',
  kind: ['double-free', 'bad-pointer'],
  needs: ['sigil_free'],
  before: [alloc(0, 3000), alloc(1, 3000), alloc(2, 3000), alloc(3, 10), free(0), free(2), free(1)],
  fault: () => [free(1)],
});
