/**
 * A conformer's wasm as a typed heap. The module is one that imports its memory and asks where the heap lies: then the same
 * bytes serve a memory made here and one that somebody else owns.
 */
import { type AllocatorWorld, type HeapWorlds, heapMethods, PAGE_BYTES } from '@sigil-alloc/wit';
import { trapOf } from '../trap.js';
import { OutOfMemoryError, TrapError } from './errors.js';
import { type MemoryOptions, type Placed, placeHeap } from './options.js';

/** What every heap has beside the functions of the WIT. */
export interface HeapFace {
  /** Linear memory. A view of it goes stale when memory grows; `bytes` makes a new one. */
  readonly memory: WebAssembly.Memory;
  /** The module's exports as they are: signed numbers, and the engine's own errors. */
  readonly exports: WebAssembly.Exports;
  /** The `size` bytes at `ptr` as they are now, until memory grows the next time. */
  bytes(ptr: number, size: number): Uint8Array<ArrayBuffer>;
}

type Intersection<Union> = (Union extends unknown ? (value: Union) => void : never) extends (value: infer All) => void
  ? All
  : never;

/** A heap with the contract and the named further worlds. */
export type HeapWith<World extends keyof HeapWorlds = never> = HeapFace &
  AllocatorWorld &
  ([World] extends [never] ? unknown : Intersection<HeapWorlds[World]>);

/** The imports of a module that asks where its heap lies. */
const importsOf = ({ memory, heapBase, end }: Placed): WebAssembly.Imports => ({
  env: { memory },
  // Where memory ends at 2^32 the answer is 0, as the contract's numbers have 32 bits.
  sigil: { sigil_rt_heap_base: () => heapBase, sigil_rt_initial_end: () => end },
});

/**
 * Opens a heap of a module that imports `env.memory` and asks `sigil.sigil_rt_heap_base` and `sigil.sigil_rt_initial_end`.
 *
 * @throws HeapOptionError
 */
export async function openHeap<World extends keyof HeapWorlds = never>(
  module: WebAssembly.Module,
  options: MemoryOptions = {},
): Promise<HeapWith<World>> {
  const placed = placeHeap(options);
  const { exports } = await WebAssembly.instantiate(module, importsOf(placed));
  return heapOf(exports, placed) as HeapWith<World>;
}

function heapOf(exports: WebAssembly.Exports, { memory, maxPages }: Placed): HeapFace {
  const raise = (error: unknown): unknown => {
    const trap = trapOf(error, { exports });
    if (trap === undefined) return error;
    const Trapped = trap.kind === 'out-of-memory' ? OutOfMemoryError : TrapError;
    return new Trapped(trap, { pages: memory.buffer.byteLength / PAGE_BYTES, maxPages }, { cause: error });
  };
  const methods = Object.entries(heapMethods).flatMap(([linkName, { method, make }]) => {
    const exported = exports[linkName];
    return typeof exported === 'function' ? [[method, make(exported as (...args: unknown[]) => number, raise)]] : [];
  });
  const bytes = (ptr: number, size: number) => new Uint8Array(memory.buffer, ptr, size);
  return { memory, exports, bytes, ...Object.fromEntries(methods) };
}
