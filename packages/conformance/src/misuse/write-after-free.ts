import { alloc, free } from '../laws/steps.js';
import type { Op } from '../op.js';
import { misuseLaw } from './misuse.js';

/** Where free lists have their links. */
const CORRUPTION: Op = { op: 'flip', block: { slot: 1, plus: 0 }, bytes: 8 };
/** Sooner or later one of them gets the block. */
const REQUESTS = Array.from({ length: 1000 }, (_, index) => alloc(1000 + index, 96));

export const writeAfterFree = misuseLaw({
  name: 'write-after-free',
  title: 'alloc of a block into whose first bytes was written after it was freed',
  kind: 'heap-corruption',
  needs: ['sigil_free'],
  before: [alloc(0, 96), alloc(1, 96), alloc(2, 96), free(1)],
  fault: () => [CORRUPTION, ...REQUESTS],
  mend: [CORRUPTION],
  skip: ({ answers }) => (answers.blockOverheadBytes === 0 ? 'free blocks hold no links' : undefined),
});
