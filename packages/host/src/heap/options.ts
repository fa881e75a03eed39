/**
 * Where a heap lies: in a memory made for it, or in one that somebody else made and owns.
 *
 *   0 ..... heapBase ............. end of memory ..... maximum
 *   owner's          heap          what it may grow
 */
import { DEFAULT_HEAP_BASE, MAX_PAGES, PAGE_BYTES } from '@sigil-alloc/wit';
import { HeapOptionError } from './errors.js';

export interface MemoryOptions {
  /** The most pages of 64 KiB that the heap's own memory may have. Default: as many as there can be. */
  readonly maxPages?: number;
  /**
   * Somebody else's memory, to put the heap into: from `heapBase` to its present end all is the heap's, and is cleared. The
   * heap grows it, and keeps off pages that others grew.
   */
  readonly memory?: WebAssembly.Memory;
  /**
   * The lowest address that the heap uses, at least 1024. Default: 1024, and in somebody else's memory its present end, so
   * that the heap takes only pages that it grows itself.
   */
  readonly heapBase?: number;
}

/** Where the heap lies, checked. */
export interface Placed {
  readonly memory: WebAssembly.Memory;
  readonly heapBase: number;
  /** end of what the heap may use without growing memory; up to 2^32 */
  readonly end: number;
  /** undefined: somebody else's memory, or no maximum */
  readonly maxPages: number | undefined;
}

const HIGHEST_HEAP_BASE = (MAX_PAGES - 1) * PAGE_BYTES;

function requireInteger(option: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new HeapOptionError(option, `is an integer from ${least} to ${most}`, value);
}

/** @throws HeapOptionError */
export function placeHeap(options: MemoryOptions): Placed {
  return options.memory === undefined ? inOwnMemory(options) : inGivenMemory(options.memory, options);
}

function inOwnMemory({ maxPages, heapBase = DEFAULT_HEAP_BASE }: MemoryOptions): Placed {
  requireInteger('heapBase', heapBase, DEFAULT_HEAP_BASE, HIGHEST_HEAP_BASE);
  const initial = Math.ceil(heapBase / PAGE_BYTES);
  if (maxPages !== undefined) requireInteger('maxPages', maxPages, initial, MAX_PAGES);
  const memory = new WebAssembly.Memory(maxPages === undefined ? { initial } : { initial, maximum: maxPages });
  return { memory, heapBase, end: initial * PAGE_BYTES, maxPages: maxPages ?? MAX_PAGES };
}

function inGivenMemory(memory: WebAssembly.Memory, options: MemoryOptions): Placed {
  // By its tag: a memory of another window or worker is an instance of another class.
  if (Object.prototype.toString.call(memory) !== '[object WebAssembly.Memory]')
    throw new HeapOptionError('memory', 'is a WebAssembly.Memory', memory);
  if (Object.prototype.toString.call(memory.buffer) !== '[object ArrayBuffer]')
    throw new HeapOptionError('memory', 'is not shared between threads', memory.buffer);
  if (options.maxPages !== undefined)
    throw new HeapOptionError(
      'maxPages',
      'is for a memory made here; its own maximum caps a memory that is given',
      options.maxPages,
    );
  const end = memory.buffer.byteLength;
  if (end === 0) throw new HeapOptionError('memory', 'has at least 1 page', 0);
  const heapBase = options.heapBase ?? Math.min(end, HIGHEST_HEAP_BASE);
  requireInteger('heapBase', heapBase, DEFAULT_HEAP_BASE, HIGHEST_HEAP_BASE);
  if (heapBase > end) throw new HeapOptionError('heapBase', `lies in the memory, which has ${end} bytes`, heapBase);
  // Conformers expect memory as it comes, all zeros; what the owner left there is nobody's any more.
  new Uint8Array(memory.buffer, heapBase).fill(0);
  return { memory, heapBase, end, maxPages: undefined };
}
