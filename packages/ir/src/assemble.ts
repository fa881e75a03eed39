/** A conformer as a wasm module of its own. */
import binaryen from 'binaryen';
import { conformerFunctions, DEFAULT_HEAP_BASE, MEMORY_EXPORT } from '@sigil-alloc/wit';
import { Assembly, exportName } from './assembly.js';
import type { Conformer } from './conformer.js';
import { FEATURES } from './memory.js';
import { optimize } from './optimize.js';
import { setMemory } from './program.js';
import { type AssembleOptions, pagesBelow, resolveStandAlone } from './options.js';

/**
 * Builds, optimises and validates a conformer. Exports `memory`, the seven and the fixed set; with a heap base known only
 * at run time it imports two functions of the native shim, else nothing.
 *
 * @returns the caller's to dispose
 * @throws OptionError, BuildError
 */
export function assemble(conformer: Conformer, options: AssembleOptions = {}): binaryen.Module {
  const resolved = resolveStandAlone(options, conformer.alignments);
  const module = new binaryen.Module();
  module.setFeatures(FEATURES[resolved.features]);
  const initialPages = resolved.heapBase === 'runtime' ? 1 : pagesBelow(resolved.heapBase);

  const memory = { internalName: MEMORY_EXPORT, initialPages, maxPages: resolved.maxPages };
  setMemory(module, memory);
  const assembly = new Assembly(module, conformer, resolved);
  for (const { linkName } of conformerFunctions)
    module.addFunctionExport(assembly.contractFunction(linkName), exportName(linkName, resolved.names));
  setMemory(module, memory, assembly.initialWords);

  const isLowMemoryUnused = resolved.heapBase === 'runtime' || resolved.heapBase >= DEFAULT_HEAP_BASE;
  optimize(module, { level: resolved.optimize, coldFunctions: assembly.coldFunctions, isLowMemoryUnused });
  return module;
}

/** The module as wasm, without names. */
export const emitWasm = (module: binaryen.Module): Uint8Array => module.emitBinary();

/** The module as WAT; functions keep their names, so that it can stand as a text prelude. */
export const emitText = (module: binaryen.Module): string => module.emitText();
