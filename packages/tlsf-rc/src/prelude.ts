/** The door for compiler authors: tlsf-rc as the builder knows it. Needs Binaryen; running prebuilt wasm does not. */
import {
  type Conformer,
  type EmitIntoOptions,
  type Emitted,
  emitInto as emitConformerInto,
  type PreludeTextOptions,
  preludeText as textOfConformer,
} from '@sigil-alloc/ir';
import type binaryen from 'binaryen';
import { cabiRealloc } from './aligned.js';
import { alloc, memCopy, realloc } from './alloc.js';
import { ALIGNMENTS_BYTES, answers, NAME } from './answers.js';
import { health } from './health.js';
import { heapWorld } from './heap-world.js';
import { leaksWorld } from './leaks.js';
import { asc, managedWorld } from './managed-world.js';
import { enterScope, exitScope, freeAll, promote } from './scope.js';
import { statisticsWorld } from './statistics.js';
import { inspectionWorld } from './walk.js';

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
  worlds: {
    heap: heapWorld,
    statistics: statisticsWorld,
    inspection: inspectionWorld,
    managed: managedWorld,
    leaks: leaksWorld,
    asc,
  },
  defaultWorlds: ['heap', 'inspection'],
};

/** Adds tlsf-rc to a Binaryen module that is being made; your code calls its functions by name. */
export const emitInto = (module: binaryen.Module, options: EmitIntoOptions = {}): Emitted =>
  emitConformerInto(module, conformer, options);

/** tlsf-rc as WAT fields for the text of your module. */
export const preludeText = (options: PreludeTextOptions = {}): string => textOfConformer(conformer, options);
