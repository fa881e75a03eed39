/** The modules that allocators are put into: kernels, and a face without kernels that shows how large an allocator is. */
import { assembleFunctions, fn, none, ptr, ret, u32 } from '@sigil-alloc/ir';
import binaryen from 'binaryen';
import { canRun, type HeapKernel, type Lacks, type Need } from './catalogue.js';
import { clear } from './kernels/clear.js';
import { alloc, FACE, free, realloc } from './kernels/face.js';
import { PAGE_BYTES, TABLE_PAGES } from './kernels/parts.js';
import { verify } from './kernels/verify.js';

/** Where the functions of the face and linear memory come from. */
export const IMPORT_MODULE = 'sigil';
export const MEMORY = 'memory';
export const MAX_PAGES = 65_536;
/** What there is of heap where growing is not to be timed: 8 MiB, for the 50,000 blocks of one kernel. */
const FRESH_HEAP_PAGES = 128;
/** The largest block of kernels that do without blocks of any size. */
export const MOST_BYTES_OF_ONE_SIZE = 256;
const MOST_VERIFIED_BYTES = 4_096;

export interface Program {
  /** the joiner's to dispose */
  readonly module: binaryen.Module;
  /** names of the exported functions */
  readonly exports: readonly string[];
  readonly initialPages: number;
  /** the address below which memory is the program's own; allocators begin here */
  readonly tablesEnd: number;
}

export interface MemoryPlan {
  /** pages below the heap, the program's own */
  readonly tablePages: number;
  /** pages of heap that are there before an allocator asks for any */
  readonly heapPages?: number;
}

/** Kernels, what reads the rest of them, and what verifies: as far as the allocator can run them. */
export function kernelProgram(kernels: readonly HeapKernel[], lacks: Lacks): Program {
  const can = (need: Need): boolean => lacks[need] === undefined;
  const mostBytes = can('size') ? MOST_VERIFIED_BYTES : MOST_BYTES_OF_ONE_SIZE;
  const runnable = kernels.filter((kernel) => canRun(kernel, lacks));
  return program({
    ...Object.fromEntries(runnable.map(({ name, code }) => [`kernel_${name}`, code])),
    clear: clear(can('free')),
    verify: verify({ canFree: can('free'), canRealloc: can('realloc'), mostBytes }),
  });
}

/** The kernel that is to find memory as nobody used it, but there. */
export const freshProgram = ({ name, code }: HeapKernel): Program =>
  program({ [`kernel_${name}`]: code, clear: clear(false) }, { tablePages: TABLE_PAGES, heapPages: FRESH_HEAP_PAGES });

const malloc = fn('malloc', { size: u32 }, ptr, ({ size }) => ret(alloc({ size })));
const give = fn('free', { block: ptr }, none, ({ block }) => free({ ptr: block }));
const resize = fn('realloc', { oldPtr: ptr, oldSize: u32, newSize: u32 }, ptr, (all) => ret(realloc(all)));

/** Nothing but the functions, for a count of bytes. */
export function faceProgram(lacks: Lacks): Program {
  const optional = {
    ...(lacks.free === undefined && { free: give }),
    ...(lacks.realloc === undefined && { realloc: resize }),
  };
  return program({ malloc, ...optional });
}

type Functions = Parameters<typeof assembleFunctions>[0];

const KERNEL_MEMORY: MemoryPlan = { tablePages: TABLE_PAGES };

/** A module that exports these functions; what they call of the face is imported. */
export function program(functions: Functions, { tablePages, heapPages = 0 }: MemoryPlan = KERNEL_MEMORY): Program {
  const initialPages = tablePages + heapPages;
  const module = assembleFunctions(functions, { optimize: 'none' });
  for (const name of FACE) if (module.getFunction(name) !== 0) makeImport(module, name);
  module.setMemory(initialPages, MAX_PAGES, null, [], false, false, MEMORY);
  return { module, exports: Object.keys(functions), initialPages, tablesEnd: tablePages * PAGE_BYTES };
}

/** In place of the function that stands for it. */
export function makeImport(module: binaryen.Module, name: string): void {
  const { params, results } = binaryen.getFunctionInfo(module.getFunction(name));
  module.removeFunction(name);
  module.addFunctionImport(name, IMPORT_MODULE, name, params, results);
}
