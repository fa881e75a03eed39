import { alloc, free } from '../laws/steps.js';
import type { Op } from '../op.js';
import { misuseLaw } from './misuse.js';

const CORRUPTION: Op = { op: 'flip', block: { slot: 1, plus: -8 }, bytes: 8 };

export const freeWithTheHeaderOverwritten = misuseLaw({
  name: 'free-with-the-header-overwritten',
  title: 'free of a block whose header was overwritten',
  kind: 'heap-corruption',
  needs: ['sigil_free'],
  before: [alloc(0, 96), alloc(1, 96), alloc(2, 96)],
  fault: () => [CORRUPTION, free(1)],
  mend: [CORRUPTION],
  skip: ({ answers }) =>
    answers.blockOverheadBytes === 0 ? 'blocks have no header that could be overwritten' : undefined,
});
