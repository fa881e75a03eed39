import { alloc, enter, free } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeTwiceInAScope = misuseLaw({
  name: 'free-twice-in-a-scope',
  title: 'free of a block of a scope that was freed',
  kind: 'double-free',
  needs: ['sigil_free'],
  before: [enter(0), alloc(0, 100), alloc(1, 100), alloc(2, 100), free(1)],
  fault: () => [free(1)],
});
