import { alloc, free } from '../laws/steps.js';
import type { Op } from '../op.js';
import { misuseLaw } from './misuse.js';

/** 96 is a multiple of every usual alignment: what follows is no rounding. */
const CORRUPTION: Op = { op: 'flip', block: { slot: 1, plus: 96 }, bytes: 8 };

export const freeWithTheBlockEndOverrun = misuseLaw({
  name: 'free-with-the-block-end-overrun',
  title: 'free of a block that was written past its end',
  kind: 'heap-corruption',
  needs: ['sigil_free'],
  before: [alloc(0, 96), alloc(1, 96), alloc(2, 96)],
  fault: () => [CORRUPTION, free(1)],
  mend: [CORRUPTION],
  skip: ({ answers }) => (answers.blockOverheadBytes === 0 ? 'blocks have no room for a mark at their end' : undefined),
});
