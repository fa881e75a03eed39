/** A conformer as a wasm module of its own. */

import { conformerFunctions, DEFAULT_HEAP_BASE, MEMORY_EXPORT, worldFunctions } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { Assembly, exportName } from './assembly.js';
import type { Conformer } from './conformer.js';
import type { FnDefinition } from './fn.js';
import { FEATURES } from './memory.js';
import { inlineHot, optimize } from './optimize.js';
import { setMemory } from './program.js';

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
  const assembly = new Assembly(module, conformer, resolved);
  for (const { linkName } of [...conformerFunctions, ...worldFunctions(resolved.worlds)])
    module.addFunctionExport(assembly.contractFunction(linkName), exportName(linkName, resolved.names));
  setMemory(module, memory, assembly.initialWords);

  if (resolved.optimize === 'speed')
    inlineHot(module, { coldFunctions: assembly.coldFunctions, build: resolved.build });
  const isLowMemoryUnused = resolved.heapBase === 'runtime' || resolved.heapBase >= DEFAULT_HEAP_BASE;
  optimize(module, { level: resolved.optimize, coldFunctions: assembly.coldFunctions, isLowMemoryUnused });
  return module;
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

/** The module as WAT; functions keep their names, so that it can stand as a text prelude. */
export const emitText = (module: binaryen.Module): string => module.emitText();
