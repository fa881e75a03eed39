/** The door for compiler authors: bump as the builder knows it. Needs Binaryen; running prebuilt wasm does not. */
import type { Conformer } from '@sigil-alloc/ir';
import { alloc, cabiRealloc, memCopy, realloc } from './alloc.js';
import { ALIGNMENTS_BYTES, answers, NAME } from './answers.js';
import { health } from './health.js';
import { asc, ascStub, managed } from './object.js';
import { enterScope, exitScope, freeAll, promote } from './scope.js';

export const conformer: Conformer = {
  name: NAME,
  alignments: ALIGNMENTS_BYTES,
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
  worlds: { managed, asc, 'asc-stub': ascStub },
};
