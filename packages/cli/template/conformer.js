/** my-arena, a conformer: what it is called, what it answers, and the functions that it implements. */
import { alloc, cabiRealloc, memCopy, realloc } from './alloc.js';
import { answers } from './answers.js';
import { health } from './health.js';
import { ALIGNMENT_BYTES } from './layout.js';
import { enterScope, exitScope, freeAll, promote } from './scope.js';

/** @type {import('@sigil-alloc/ir').Conformer} */
export const conformer = {
  name: 'my-arena',
  alignments: [ALIGNMENT_BYTES],
  answers,
  health,
  surface: {
    sigil_alloc: alloc,
    sigil_realloc: realloc,
    sigil_mem_copy: memCopy,
    sigil_enter_scope: enterScope,
    sigil_exit_scope: exitScope,
    sigil_promote: promote,
    sigil_free_all: freeAll,
    cabi_realloc: cabiRealloc,
  },
};
