/** The modules of kernels that are written with the builder, one for each way to own objects. */
import { assembleFunctions } from '@sigil-alloc/ir';
import type binaryen from 'binaryen';
import { MAX_PAGES, MEMORY, makeImport, type Program, program } from '../../allocators/program.js';
import { countsKernel } from './counts.js';
import { MANAGED_FACE } from './face.js';
import { listsKernel } from './lists.js';
import { counted, freed, scoped } from './ownership.js';
import type { Ownership } from './parts.js';
import { beforeDrop, dropKernel, pausesKernel, preparePauses } from './pauses.js';
import { ringOf, ringsKernel } from './rings.js';
import { treesKernel, treesOf } from './trees.js';
import { RTTI, typeTables } from './types.js';
import { initialize, initializeWithTables, visitMembers } from './visitor.js';

type Functions = Parameters<typeof assembleFunctions>[0];

/** What objects that die all at once can do. */
function shortKernels(ownership: Ownership): Functions {
  const trees = treesOf(ownership);
  return {
    kernel_trees: treesKernel(ownership, trees),
    kernel_rings: ringsKernel(ownership, ringOf(ownership)),
    kernel_lists: listsKernel(ownership),
    kernel_counts: countsKernel(ownership),
  };
}

function allKernels(ownership: Ownership): Functions {
  const trees = treesOf(ownership);
  return {
    ...shortKernels(ownership),
    prepare_pauses: preparePauses(ownership, trees),
    kernel_pauses: pausesKernel(ownership, trees, ringOf(ownership)),
    before_drop: beforeDrop(trees),
    kernel_drop: dropKernel(ownership),
  };
}

const MANAGED_PAGES = 1;

/** For a runtime that asks the program, or one that reads tables. */
export function countedProgram(edges: 'visitor' | 'tables'): binaryen.Module {
  const functions =
    edges === 'tables'
      ? { _initialize: initializeWithTables }
      : { _initialize: initialize, sigil_visit_members: visitMembers };
  const module = importing(MANAGED_FACE, { ...allKernels(counted), ...functions });
  const tables = { name: 'types', offset: module.i32.const(RTTI), data: typeTables(), passive: false };
  module.setMemory(MANAGED_PAGES, MAX_PAGES, null, [tables], false, false, MEMORY);
  return module;
}

const FLOOR_PAGES = 8;

/** For an allocator, by the functions that it must have. */
export const allocatingProgram = (way: 'free' | 'scopes'): Program =>
  program(way === 'free' ? allKernels(freed) : shortKernels(scoped), { tablePages: FLOOR_PAGES });

function importing(face: readonly string[], functions: Functions): binaryen.Module {
  const module = assembleFunctions(functions, { optimize: 'none' });
  for (const name of face) if (module.getFunction(name) !== 0) makeImport(module, name);
  return module;
}
