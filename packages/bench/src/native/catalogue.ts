/**
 * The kernels of `native/`, how long a turn of each is, and what an allocator must have for it. Turns make 5 to 25 ms of
 * glibc. A kernel that has the name of one in wasm does the same work in the same order.
 */
import { ringNodes } from '../managed/kernels/rings.js';
import { treeNodes } from '../managed/kernels/trees.js';

/** `objects`: they lead to each other, and a runtime may free them. */
export type NativeNeed = 'free' | 'realloc' | 'scopes' | 'objects';

export interface NativeKernel {
  /** `kernel_<name>` in C */
  readonly name: string;
  readonly turns: number;
  /** in so many turns, for the time of one */
  readonly operations: (turns: number) => number;
  /** what an operation is */
  readonly unit: string;
  readonly needs: readonly NativeNeed[];
}

const each =
  (operations: number): NativeKernel['operations'] =>
  (turns) =>
    turns * operations;

const BATCH = 1_000;
const BURST = 32;
const END_BYTES = 1 << 20;
const STEP_BYTES = 32;
const FIRST_DOUBLED_BYTES = 16;
const ALLOCATIONS = 50_000;

const freeing = { unit: 'malloc or free', needs: ['free'] } as const;
const growing = { unit: 'realloc', needs: ['free', 'realloc'] } as const;
const objects = { unit: 'object', needs: ['free', 'objects'] } as const;

/** Its turns begin with no block each, and what ends them is not timed. */
export const FRESH_KERNEL = 'alloc_only';

export const nativeKernels: readonly NativeKernel[] = [
  { name: 'pair', turns: 1_500_000, operations: each(2), ...freeing },
  { name: 'lifo', turns: 1_000, operations: each(2 * BATCH), ...freeing },
  { name: 'fifo', turns: 1_000, operations: each(2 * BATCH), ...freeing },
  { name: 'churn', turns: 400_000, operations: each(2), ...freeing },
  { name: 'churn_100k', turns: 300_000, operations: each(2), ...freeing },
  { name: 'large', turns: 50_000, operations: each(2), ...freeing },
  { name: 'producer_consumer', turns: 8_000, operations: each(2 * BURST), ...freeing },
  { name: 'fragmentation', turns: 4, operations: each(tortureOperations()), ...freeing },
  { name: 'step', turns: 40, operations: each(END_BYTES / STEP_BYTES - 1), ...growing },
  { name: 'doubling', turns: 10_000, operations: each(Math.log2(END_BYTES / FIRST_DOUBLED_BYTES)), ...growing },
  { name: FRESH_KERNEL, turns: 20, operations: each(ALLOCATIONS), unit: 'malloc', needs: [] },
  { name: 'trees', turns: 2, operations: treeNodes, ...objects },
  { name: 'rings', turns: 2_000, operations: ringNodes, ...objects },
  { name: 'scopes', turns: 1_000_000, operations: each(1), unit: 'scope of 8 blocks', needs: ['scopes'] },
];

/** Calls in a turn of `fragmentation`: sizes and order are those of torture.h. */
function tortureOperations(): number {
  const [budget, phases] = [1 << 20, 16];
  let [blocks, size, made, live] = [[] as number[], 16, 0, 0];
  for (let phase = 0; phase < phases; phase++) {
    for (; live + size <= budget; live += size, made++) blocks.push(size);
    blocks = blocks.filter((_, i) => i % 2 === 0);
    live = blocks.reduce((sum, bytes) => sum + bytes, 0);
    size += (size >> 1) + 8;
  }
  return 2 * made;
}
