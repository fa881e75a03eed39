/** A conformer as a wasm module of its own. */

import { conformerFunctions, DEFAULT_HEAP_BASE, MEMORY_EXPORT, worldFunctions } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { Assembly, exportName } from './assembly.js';
import type { Conformer } from './conformer.js';
import type { FnDefinition } from './fn.js';
import { FEATURES } from './memory.js';
import { inlineHot, optimize } from './optimize.js';
import { type ProgramMemory, setMemory } from './program.js';

const DEFAULT_ALIGNMENT_BYTES = 8;

import { type AssembleOptions, pagesBelow, resolveStandAlone } from './options.js';

/**
 * Builds, optimises and validates a conformer. Exports `memory`, the seven, the fixed set and what the chosen worlds add;
 * with a heap base known only at run time it imports two functions of the native shim, else nothing.
 *
 * @returns the caller's to dispose
 * @throws OptionError, BuildError
 */
export function assemble(conformer: Conformer, options: AssembleOptions = {}): binaryen.Module {
  const resolved = resolveStandAlone(options, conformer);
  const module = new binaryen.Module();
  module.setFeatures(FEATURES[resolved.features]);
  const initialPages = resolved.heapBase === 'runtime' ? 1 : pagesBelow(resolved.heapBase);

  const memory = { internalName: MEMORY_EXPORT, initialPages, maxPages: resolved.maxPages };
  setMemory(module, memory);
  const exported = [...conformerFunctions, ...worldFunctions(resolved.worlds)].map(
    ({ linkName }) => [linkName, exportName(linkName, resolved.names)] as const,
  );
  const isLowMemoryUnused = resolved.heapBase === 'runtime' || resolved.heapBase >= DEFAULT_HEAP_BASE;
  buildAlone(new Assembly(module, conformer, resolved), { exported, memory, isLowMemoryUnused });
  return module;
}

export interface AloneOptions {
  /** link names, and the names under which they are exported */
  readonly exported: readonly (readonly [linkName: string, exportName: string])[];
  readonly memory: ProgramMemory;
  readonly isLowMemoryUnused: boolean;
}

/** Builds functions into a module that has nothing but a memory, exports and optimises them. */
export function buildAlone(assembly: Assembly, { exported, memory, isLowMemoryUnused }: AloneOptions): void {
  const { module, options } = assembly;
  for (const [linkName, name] of exported) module.addFunctionExport(assembly.contractFunction(linkName), name);
  setMemory(module, memory, assembly.initialWords);
  const { coldFunctions } = assembly;
  if (options.optimize === 'speed') inlineHot(module, { coldFunctions, build: options.build });
  optimize(module, { level: options.optimize, coldFunctions, isLowMemoryUnused });
}

/**
 * Functions of the builder as a module of their own, with one memory, for whoever wants no conformer: experiments, tests.
 *
 * @param exports export name -> function
 * @returns the caller's to dispose
 */
export function assembleFunctions(
  exports: Readonly<Record<string, { readonly definition: FnDefinition }>>,
  options: AssembleOptions = {},
): binaryen.Module {
  const resolved = resolveStandAlone(options, { alignments: [DEFAULT_ALIGNMENT_BYTES] });
  const module = new binaryen.Module();
  module.setFeatures(FEATURES[resolved.features]);
  const memory = { internalName: MEMORY_EXPORT, initialPages: 1, maxPages: resolved.maxPages };
  setMemory(module, memory);
  const assembly = new Assembly(module, undefined, resolved);
  for (const [name, { definition }] of Object.entries(exports))
    module.addFunctionExport(assembly.functionName(definition), name);
  setMemory(module, memory, assembly.initialWords);
  optimize(module, { level: resolved.optimize, coldFunctions: assembly.coldFunctions });
  return module;
}

/** The module as wasm, without names. */
export const emitWasm = (module: binaryen.Module): Uint8Array => module.emitBinary();

/** The module as wasm with the names of its functions and globals. */
export function emitNamedWasm(module: binaryen.Module): Uint8Array {
  binaryen.setDebugInfo(true);
  try {
    return module.emitBinary();
  } finally {
    binaryen.setDebugInfo(false);
  }
}

/** The module as WAT; functions keep their names, so that it can stand as a text prelude. */
export const emitText = (module: binaryen.Module): string => module.emitText();
