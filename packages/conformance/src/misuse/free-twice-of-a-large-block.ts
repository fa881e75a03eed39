import { alloc, free } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeTwiceOfALargeBlock = misuseLaw({
  name: 'free-twice-of-a-large-block',
  title: 'free of a large block that was freed',
  kind: 'double-free',
  needs: ['sigil_free'],
  before: [alloc(0, 100), alloc(1, 50_000), alloc(2, 100), free(1)],
  fault: () => [free(1)],
});
