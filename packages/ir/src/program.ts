/** What linking has to know of a program's module: imports, memory, data, and where its heap may begin. */
import { DEFAULT_HEAP_BASE, MAX_PAGES, MEMORY_EXPORT, PAGE_BYTES } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { LinkError } from './errors.js';
import { functionAccess, rawDataSegments } from './raw.js';

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
      const { name, module: from, base, params, results } = binaryen.getFunctionInfo(ref);
      return {
        internalName: name,
        module: from ?? '',
        field: base ?? '',
        signature: `${typeList(params)} -> ${typeList(results)}`,
      };
    });
}

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

export function dataSegments(module: binaryen.Module): DataSegment[] {
  return rawDataSegments(module).map(({ name, offset, data, passive }) => ({
    name,
    offset: passive ? null : (offset ?? 0) >>> 0,
    data: new Uint8Array(data),
  }));
}

/** Zeros at the end are there without being said. */
function wordSegment([address, word]: readonly [number, number]): DataSegment {
  const data = new Uint8Array(Uint32Array.of(word).buffer);
  const used = data.findLastIndex((byte) => byte !== 0) + 1;
  return { name: `sigil.${address}`, offset: address, data: data.subarray(0, used) };
}

/**
 * Gives the module's memory its limits, makes it the module's own, and lays `words` into it. Code, exports and segments
 * refer to it by the name that it keeps.
 */
export function setMemory(
  module: binaryen.Module,
  { internalName, initialPages, maxPages }: ProgramMemory,
  words: ReadonlyMap<number, number> = new Map(),
): void {
  const segments = [...dataSegments(module), ...[...words].map(wordSegment)].map(({ name, offset, data }) => ({
    name,
    offset: module.i32.const((offset ?? 0) | 0),
    data,
    passive: offset === null,
  }));
  const isExported = exportsOf(module).some(
    ({ kind, name }) => kind === binaryen.ExternalMemory && name === MEMORY_EXPORT,
  );
  module.setMemory(initialPages, maxPages, isExported ? null : MEMORY_EXPORT, segments, false, false, internalName);
}

interface ConstantGlobal {
  readonly name: string;
  readonly mutable: boolean;
  readonly value: number;
}

/** The module's own i32 globals that start as a constant. */
function constantGlobals(module: binaryen.Module): ConstantGlobal[] {
  return Array.from({ length: module.getNumGlobals() }, (_, i) => binaryen.getGlobalInfo(module.getGlobalByIndex(i)))
    .filter(({ module: from, type }) => from === '' && type === binaryen.i32)
    .flatMap(({ name, mutable, init }) => {
      if (binaryen.getExpressionId(init) !== binaryen.ConstId) return [];
      const { value } = binaryen.getExpressionInfo(init) as binaryen.ConstInfo;
      return [{ name, mutable, value: Number(value) >>> 0 }];
    });
}

const STACK_POINTER = '__stack_pointer';
const HEAP_BASE = '__heap_base';

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

/** Names by which well-known allocators go; one inside a program claims all from `__heap_base` on. */
const ALLOCATOR_NAMES = new Set(['malloc', 'free', 'dlmalloc', 'dlfree', 'emmalloc', 'sbrk', '__alloc', 'calloc']);

function bringsAllocator(module: binaryen.Module): boolean {
  const defined = functionsOf(module).filter((ref) => functionAccess.getBody(ref) !== 0);
  return defined.some(
    (ref) => ALLOCATOR_NAMES.has(functionAccess.getName(ref)) || growsMemory(functionAccess.getBody(ref)),
  );
}

/** Whether a body contains memory.grow. */
function growsMemory(body: binaryen.ExpressionRef): boolean {
  return binaryen.emitText(body).includes('(memory.grow');
}

export interface HeapBounds {
  /** lowest address that no data and no stack uses */
  readonly staticEnd: number;
  /** where the heap begins unless somebody says otherwise */
  readonly heapBase: number;
}

/** The heap base of a program (contract, section 1). */
export function heapBoundsOf(module: binaryen.Module, memory: ProgramMemory): HeapBounds {
  const memoryEnd = memory.initialPages * PAGE_BYTES;
  const globals = constantGlobals(module);
  const dataEnd = dataSegments(module).map(({ offset, data }) => (offset === null ? 0 : offset + data.length));
  const staticEnd = Math.max(0, ...dataEnd, stackTop(globals, memoryEnd));
  const exported = exportsOf(module).find(({ kind, name }) => kind === binaryen.ExternalGlobal && name === HEAP_BASE);
  const declared = exported && globals.find(({ name }) => name === exported.value)?.value;
  const canUse = declared !== undefined && declared >= staticEnd && !bringsAllocator(module);
  return { staticEnd, heapBase: canUse ? Math.max(declared, 16) : Math.max(memoryEnd, DEFAULT_HEAP_BASE) };
}
