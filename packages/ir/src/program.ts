/** What linking has to know of a program's module: imports, memory, data, and where its heap may begin. */
import {
  DEFAULT_HEAP_BASE,
  IMPORT_MODULE,
  knownFunctions,
  MAX_PAGES,
  MEMORY_EXPORT,
  PAGE_BYTES,
} from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { LinkError } from './errors.js';
import { LOWEST_HEAP_BASE } from './options.js';
import { bringsAllocator } from './own-allocator.js';
import { functionAccess, type RawDataSegment, rawDataSegments } from './raw.js';

/** The modules from which a program may import functions of the WIT; `rt` is what AssemblyScript's sources call theirs. */
export const IMPORT_MODULES: readonly string[] = [IMPORT_MODULE, 'env', 'rt'];

export interface ImportedFunction {
  /** wasm name within the module */
  readonly internalName: string;
  readonly module: string;
  readonly field: string;
  /** `(i32 i32) -> (i32)` */
  readonly signature: string;
}

export interface ProgramMemory {
  readonly internalName: string;
  readonly initialPages: number;
  readonly maxPages: number;
}

const CORE_NAMES = new Map<binaryen.Type, string>([
  [binaryen.i32, 'i32'],
  [binaryen.i64, 'i64'],
  [binaryen.f32, 'f32'],
  [binaryen.f64, 'f64'],
]);

const typeList = (type: binaryen.Type): string =>
  `(${binaryen
    .expandType(type)
    .filter((part) => part !== binaryen.none)
    .map((part) => CORE_NAMES.get(part) ?? 'ref')
    .join(' ')})`;

export function functionsOf(module: binaryen.Module): binaryen.FunctionRef[] {
  return Array.from({ length: module.getNumFunctions() }, (_, i) => module.getFunctionByIndex(i));
}

export function importedFunctions(module: binaryen.Module): ImportedFunction[] {
  return functionsOf(module)
    .filter((ref) => functionAccess.getBody(ref) === 0)
    .map((ref) => {
      const { name, module: from, base } = binaryen.getFunctionInfo(ref);
      return { internalName: name, module: from ?? '', field: base ?? '', signature: signatureOf(ref) };
    });
}

/** Adds a function that calls another one. */
export function forward(module: binaryen.Module, name: string, target: string): void {
  const { params, results } = binaryen.getFunctionInfo(module.getFunction(target));
  const operands = binaryen.expandType(params).map((type, index) => module.local.get(index, type));
  module.addFunction(name, params, results, [], module.call(target, operands, results));
}

/** `(i32 i32) -> (i32)` */
export function signatureOf(ref: binaryen.FunctionRef): string {
  const { params, results } = binaryen.getFunctionInfo(ref);
  return `${typeList(params)} -> ${typeList(results)}`;
}

/** Whether it is a function of the contract or of a further world. */
const isKnown = ({ module, field }: ImportedFunction): boolean =>
  IMPORT_MODULES.includes(module) && knownFunctions.some(({ linkName }) => linkName === field);

export function exportsOf(module: binaryen.Module): binaryen.ExportInfo[] {
  return Array.from({ length: module.getNumExports() }, (_, i) => binaryen.getExportInfo(module.getExportByIndex(i)));
}

/** @throws LinkError for a shared or a 64-bit memory */
export function memoryOf(module: binaryen.Module): ProgramMemory | undefined {
  if (!module.hasMemory()) return undefined;
  const { initial, max, shared, is64 } = module.getMemoryInfo();
  if (shared) throw new LinkError('the program has a shared memory: threads are not supported');
  if (is64) throw new LinkError('the program has a 64-bit memory: memory64 is not supported');
  return { internalName: memoryName(module), initialPages: initial, maxPages: max ?? MAX_PAGES };
}

/** Binaryen has no accessor for it; an export tells it cheaply, else the text does. */
function memoryName(module: binaryen.Module): string {
  const exported = exportsOf(module).find(({ kind }) => kind === binaryen.ExternalMemory);
  return exported?.value ?? /\(memory \$(\S+)/.exec(module.emitText())?.[1] ?? '0';
}

export interface DataSegment {
  readonly name: string;
  /** of an active segment; null for a passive one */
  readonly offset: number | null;
  readonly data: Uint8Array;
}

/** @throws LinkError for a segment whose place only an imported global tells */
export function dataSegments(module: binaryen.Module): DataSegment[] {
  return constantSegments(module).map(({ name, offset, data, passive }) => ({
    name,
    offset: passive ? null : (offset ?? 0) >>> 0,
    data: new Uint8Array(data),
  }));
}

function constantSegments(module: binaryen.Module): RawDataSegment[] {
  try {
    return rawDataSegments(module);
  } catch {
    throw new LinkError('the program has a data segment at an address that is no constant: it cannot be linked');
  }
}

const WORD_BYTES = 4;

/** Runs of neighbouring words as a segment each. Zeros at the end are there without being said. */
function wordSegments(words: ReadonlyMap<number, number>): DataSegment[] {
  const addresses = [...words.keys()].sort((a, b) => a - b);
  const starts = addresses.filter((address) => !words.has(address - WORD_BYTES));
  return starts.map((start) => {
    const run = addresses.filter((address, i) => address >= start && isRun(addresses, start, i));
    const data = new Uint8Array(Uint32Array.from(run, (address) => words.get(address) ?? 0).buffer);
    const used = data.findLastIndex((byte) => byte !== 0) + 1;
    return { name: `sigil.${start}`, offset: start, data: data.subarray(0, used) };
  });
}

/** Whether the addresses from `start` to number `last` follow each other. */
const isRun = (addresses: readonly number[], start: number, last: number): boolean =>
  addresses[last] === start + WORD_BYTES * (last - addresses.indexOf(start));

/**
 * Gives the module's memory its limits, makes it the module's own, and lays `words` into it. Code, exports and segments
 * refer to it by the name that it keeps.
 *
 * @param exported null: it is exported no more than it was
 */
export function setMemory(
  module: binaryen.Module,
  { internalName, initialPages, maxPages }: ProgramMemory,
  words: ReadonlyMap<number, number> = new Map(),
  exported: string | null = MEMORY_EXPORT,
): void {
  const segments = [...dataSegments(module), ...wordSegments(words)].map(({ name, offset, data }) => ({
    name,
    offset: module.i32.const((offset ?? 0) | 0),
    data,
    passive: offset === null,
  }));
  const isExported = exportsOf(module).some(({ kind, name }) => kind === binaryen.ExternalMemory && name === exported);
  module.setMemory(initialPages, maxPages, isExported ? null : exported, segments, false, false, internalName);
}

interface ConstantGlobal {
  readonly name: string;
  readonly mutable: boolean;
  readonly value: number;
}

export function globalsOf(module: binaryen.Module): binaryen.GlobalInfo[] {
  return Array.from({ length: module.getNumGlobals() }, (_, i) => binaryen.getGlobalInfo(module.getGlobalByIndex(i)));
}

/** The module's own i32 globals that start as a constant. */
function constantGlobals(module: binaryen.Module): ConstantGlobal[] {
  return globalsOf(module)
    .filter(({ module: from, type }) => from === '' && type === binaryen.i32)
    .flatMap(({ name, mutable, init }) => {
      if (binaryen.getExpressionId(init) !== binaryen.ConstId) return [];
      const { value } = binaryen.getExpressionInfo(init) as binaryen.ConstInfo;
      return [{ name, mutable, value: Number(value) >>> 0 }];
    });
}

const STACK_POINTER = '__stack_pointer';
const HEAP_BASE = '__heap_base';
/** What LLVM's linker says of where static data ends, bss and stack included. */
const ENDS_OF_DATA = ['__data_end', HEAP_BASE];

/**
 * Where the stack may begin, growing down: the global of that name, or in a module without names the first mutable i32
 * that points into the initial memory, as LLVM lays it out.
 */
function stackTop(globals: readonly ConstantGlobal[], memoryEnd: number): number {
  const named = globals.find(({ name }) => name === STACK_POINTER);
  const first = globals.find(({ mutable }) => mutable);
  const value = (named ?? first)?.value ?? 0;
  return value <= memoryEnd ? value : 0;
}

function hasAllocator(module: binaryen.Module): boolean {
  const own = functionsOf(module).map((ref) => [functionAccess.getName(ref), functionAccess.getBody(ref)] as const);
  const imported = importedFunctions(module).filter(isKnown);
  return bringsAllocator(
    new Map(own.filter(([, body]) => body !== 0)),
    new Set(imported.map(({ internalName }) => internalName)),
  );
}

export interface HeapBounds {
  /** lowest address that no data and no stack uses */
  readonly staticEnd: number;
  /** where the heap begins unless somebody says otherwise */
  readonly heapBase: number;
}

/** Constant globals by the names under which the program exports them, or else by their own. */
function declaredConstants(module: binaryen.Module): ReadonlyMap<string, number> {
  const globals = constantGlobals(module);
  const exported = exportsOf(module).filter(({ kind }) => kind === binaryen.ExternalGlobal);
  const constants = [
    ...globals.map(({ name, value }) => [name, value] as const),
    ...exported.map(({ name, value }) => [name, globals.find((global) => global.name === value)?.value] as const),
  ];
  return new Map(constants.filter((entry): entry is [string, number] => entry[1] !== undefined));
}

/** The value of a constant global that the program exports. */
export const exportedConstant = (module: binaryen.Module, name: string): number | undefined =>
  exportsOf(module).some((other) => other.name === name && other.kind === binaryen.ExternalGlobal)
    ? declaredConstants(module).get(name)
    : undefined;

/**
 * The heap base of a program (contract, section 1).
 *
 * @throws LinkError if its memory leaves no room for a heap
 */
export function heapBoundsOf(module: binaryen.Module, memory: ProgramMemory): HeapBounds {
  const memoryEnd = memory.initialPages * PAGE_BYTES;
  const globals = constantGlobals(module);
  const dataEnd = dataSegments(module).map(({ offset, data }) => (offset === null ? 0 : offset + data.length));
  const constants = declaredConstants(module);
  const declaredEnds = ENDS_OF_DATA.map((name) => constants.get(name) ?? 0).filter((end) => end <= memoryEnd);
  const staticEnd = Math.max(0, ...dataEnd, ...declaredEnds, stackTop(globals, memoryEnd));
  const declared = exportsOf(module).some(({ name }) => name === HEAP_BASE) ? constants.get(HEAP_BASE) : undefined;
  const canUse = declared !== undefined && declared >= staticEnd && !hasAllocator(module);
  if (canUse) return { staticEnd, heapBase: Math.max(declared, LOWEST_HEAP_BASE) };
  if (memory.initialPages === MAX_PAGES)
    throw new LinkError('the program begins with all 65536 pages: no room is left for a heap');
  return { staticEnd, heapBase: Math.max(memoryEnd, DEFAULT_HEAP_BASE) };
}
