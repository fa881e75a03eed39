/**
 * A conformer in a module that a compiler is still making. The compiler calls its functions by name, before or after; what
 * it holds otherwise is left as it is, and optimising the whole is left to the compiler.
 *
 * `link` is for a finished module: there, imports get bodies, the program's memory and exports are settled, and the result
 * is optimised. Here nothing is known of what will still come, so the heap base is the compiler's to say.
 */
import { type LinkName, MAX_PAGES } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { exportName } from './assembly.js';
import type { Conformer } from './conformer.js';
import { LinkError, OptionError } from './errors.js';
import { linkedHeapBase } from './link.js';
import { FEATURES } from './memory.js';
import { inlineHot, keepCalls } from './optimize.js';
import { pagesBelow, requireHeapBase, requireMaxPages } from './options.js';
import { type HeapBaseGlobal, type PreludeModule, type PreludeOptions, preludeModule } from './prelude-module.js';
import {
  dataSegments,
  exportedConstant,
  exportsOf,
  functionsOf,
  globalsOf,
  memoryOf,
  type ProgramMemory,
  setMemory,
} from './program.js';
import { functionAccess } from './raw.js';

export interface EmitIntoOptions extends PreludeOptions {
  /**
   * lowest address of the heap, above all of your data and stack; or an immutable i32 global of yours that holds it. Default:
   * your exported constant `__heap_base`; with a final memory what `link` would take
   */
  readonly heapBase?: number | HeapBaseGlobal;
  /**
   * your memory and all of its data are set: the heap's first words are laid beside them, and addresses in the allocator's
   * code are constants. Default: false, you may still set memory, and the first allocation opens the heap
   */
  readonly isMemoryFinal?: boolean;
  /** most pages of linear memory. Default: what your memory says, 65536 where there is none yet */
  readonly maxPages?: number;
  /** whether your module exports the functions. Default: false */
  readonly isExported?: boolean;
}

export interface Emitted {
  /** wasm names by link name */
  readonly functions: ReadonlyMap<LinkName, string>;
  /** wasm names of what is marked to stay a call: growing, trapping */
  readonly coldFunctions: readonly string[];
  /** internal name of the memory */
  readonly memory: string;
  /**
   * Inlines the allocator's hot path wherever your functions call it. Optimise before it, for your own functions are inlined
   * no more after it, and after it for what it leaves.
   */
  inlineHot(): void;
}

/** As Binaryen names a memory that is set without a name. */
const UNNAMED_MEMORY = '0';
const HEAP_BASE = '__heap_base';

/**
 * @param module stays the caller's
 * @throws OptionError, LinkError; then the module is as it was
 */
export function emitInto(module: binaryen.Module, conformer: Conformer, options: EmitIntoOptions = {}): Emitted {
  const { isMemoryFinal = false } = options;
  const present = memoryOf(module);
  if (isMemoryFinal && present === undefined)
    throw new OptionError('isMemoryFinal asks for a module that has its memory; this one has none');
  const heapBase = heapBaseOf(module, present, options);
  const memory = memoryFor(present, heapBase, options);
  const prelude = preludeModule(conformer, options, {
    heapBase,
    isLaid: isMemoryFinal,
    memoryName: memory.internalName,
    ...(present === undefined ? {} : { initialPages: memory.initialPages }),
    isTaken: (kind, name) => (kind === 'global' ? module.getGlobal(name) : module.getFunction(name)) !== 0,
  });
  try {
    refuseClashes(module, prelude, options);
    placeMemory(module, present, memory, prelude.initialWords);
    return copyInto(module, prelude, memory.internalName, options);
  } finally {
    prelude.module.dispose();
  }
}

/** @throws OptionError, LinkError where the heap would begin in the module's data */
function heapBaseOf(
  module: binaryen.Module,
  memory: ProgramMemory | undefined,
  { heapBase, isMemoryFinal }: EmitIntoOptions,
): number | HeapBaseGlobal {
  if (typeof heapBase === 'object') return heapBase;
  if (heapBase !== undefined) {
    const dataEnd = Math.max(0, ...dataSegments(module).map(({ offset, data }) => (offset ?? 0) + data.length));
    if (requireHeapBase(heapBase) >= dataEnd) return heapBase;
    throw new LinkError(`heap base ${heapBase} lies below ${dataEnd}, where the module's data ends`);
  }
  if (isMemoryFinal && memory !== undefined) return linkedHeapBase(module, memory, undefined);
  const declared = exportedConstant(module, HEAP_BASE);
  if (declared !== undefined) return requireHeapBase(declared);
  throw new OptionError(
    `heap base must be given: a number, or a global of yours that holds it; the module exports no constant ${HEAP_BASE}`,
  );
}

function memoryFor(
  present: ProgramMemory | undefined,
  heapBase: number | HeapBaseGlobal,
  { maxPages }: EmitIntoOptions,
): ProgramMemory {
  const { internalName, initialPages, ...limits } = present ?? {
    internalName: UNNAMED_MEMORY,
    initialPages: 1,
    maxPages: MAX_PAGES,
  };
  const least = Math.max(initialPages, typeof heapBase === 'number' ? pagesBelow(heapBase) : 1);
  const most = requireMaxPages(Math.min(maxPages ?? MAX_PAGES, limits.maxPages), least);
  return { internalName, initialPages: least, maxPages: most };
}

/** Sets the memory where something of it changes. @throws LinkError for one that the module imports */
function placeMemory(
  module: binaryen.Module,
  present: ProgramMemory | undefined,
  memory: ProgramMemory,
  words: ReadonlyMap<number, number>,
): void {
  const isSame = present?.initialPages === memory.initialPages && present.maxPages === memory.maxPages;
  if (isSame && words.size === 0) return;
  const isImported = present !== undefined && Boolean(module.getMemoryInfo().module);
  if (isImported)
    throw new LinkError('the module imports its memory, and the heap would change it: its size or its data');
  setMemory(module, memory, words, null);
}

/** @throws LinkError for a function or an export that the module has under a name of the WIT */
function refuseClashes(
  module: binaryen.Module,
  prelude: PreludeModule,
  { isExported, names = 'link' }: EmitIntoOptions,
): void {
  const taken = isExported ? exportsOf(module).map(({ name }) => name) : [];
  for (const [linkName, wasmName] of prelude.functions) {
    const expected = exportName(linkName, names);
    if (wasmName !== expected) throw new LinkError(`the module has a function '${expected}' already`);
    if (taken.includes(expected)) throw new LinkError(`the module has an export '${expected}' already`);
  }
}

function copyInto(
  module: binaryen.Module,
  prelude: PreludeModule,
  memory: string,
  { isExported, names = 'link' }: EmitIntoOptions,
): Emitted {
  const { functions, coldFunctions, build } = prelude;
  module.setFeatures(module.getFeatures() | FEATURES[build.features]);
  for (const { module: from, name, type, mutable, init } of globalsOf(prelude.module))
    if (from === '') module.addGlobal(name, type, mutable, module.copyExpression(init));
  const ours = functionsOf(prelude.module).filter((ref) => functionAccess.getBody(ref) !== 0);
  const ourNames = new Set(ours.map((ref) => functionAccess.getName(ref)));
  for (const ref of ours) copyFunction(module, ref);
  if (isExported) for (const [linkName, name] of functions) module.addFunctionExport(name, exportName(linkName, names));
  keepCalls(module, coldFunctions);
  return {
    functions: functions as ReadonlyMap<LinkName, string>,
    coldFunctions,
    memory,
    inlineHot: () => {
      const others = functionsOf(module).map((ref) => functionAccess.getName(ref));
      keepCalls(
        module,
        others.filter((name) => !ourNames.has(name)),
      );
      inlineHot(module, { coldFunctions, build: build.build });
    },
  };
}

function copyFunction(module: binaryen.Module, ref: binaryen.FunctionRef): void {
  const { name, params, results, vars, body } = binaryen.getFunctionInfo(ref);
  const copy = module.addFunction(name, params, results, vars, module.copyExpression(body));
  const localCount = binaryen.expandType(params).length + vars.length;
  for (let index = 0; index < localCount; index++)
    if (functionAccess.hasLocalName(ref, index))
      functionAccess.setLocalName(copy, index, functionAccess.getLocalName(ref, index));
}
