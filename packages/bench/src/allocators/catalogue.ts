/** The kernels, how long a turn of each is, and what an allocator must have for it. Turns make 10 to 30 ms of dlmalloc. */
import { scaledTurns } from '../rounds.js';
import { ALLOCATIONS, allocOnly, scopes } from './kernels/arena.js';
import { churn, churn100k, large } from './kernels/churn.js';
import { DOUBLINGS, doubling, STEPS, step } from './kernels/growth.js';
import type { kernel } from './kernels/parts.js';
import { BURST, producerConsumer } from './kernels/producer.js';
import { BATCH, fifo, lifo, pair } from './kernels/small.js';
import { blocksOfTurn, fragmentation } from './kernels/torture.js';

/** `size`: blocks of any size. */
export type Need = 'free' | 'realloc' | 'scopes' | 'size';

/** What an allocator has not, with the reason. */
export type Lacks = Readonly<Partial<Record<Need, string>>>;

export interface HeapKernel {
  readonly name: string;
  readonly turns: number;
  /** operations in a turn, for the time of one */
  readonly operations: number;
  /** what an operation is */
  readonly unit: string;
  readonly needs: readonly Need[];
  /** how many times as many turns as others it takes, where they are few, until the memory that it uses is touched */
  readonly settles?: number;
  /** a turn is one free and one malloc: turns are timed one by one as well, for the longest */
  readonly isStepwise?: boolean;
  readonly code: ReturnType<typeof kernel>;
}

const freeing = { unit: 'malloc or free', needs: ['free'] } as const;
const sized = { unit: 'malloc or free', needs: ['free', 'size'] } as const;
const growing = { unit: 'realloc', needs: ['free', 'realloc', 'size'] } as const;

/** Its turns begin with a new instance each, whose memory is there and touched. */
export const FRESH_KERNEL = 'alloc_only';

export const heapKernels: readonly HeapKernel[] = [
  { name: 'pair', turns: 1_500_000, operations: 2, ...freeing, code: pair },
  { name: 'lifo', turns: 1_000, operations: 2 * BATCH, ...freeing, code: lifo },
  { name: 'fifo', turns: 1_000, operations: 2 * BATCH, ...freeing, code: fifo },
  { name: 'churn', turns: 400_000, operations: 2, ...sized, isStepwise: true, code: churn },
  { name: 'churn_100k', turns: 300_000, operations: 2, ...sized, settles: 2, isStepwise: true, code: churn100k },
  { name: 'large', turns: 100_000, operations: 2, ...sized, settles: 4, isStepwise: true, code: large },
  { name: 'producer_consumer', turns: 8_000, operations: 2 * BURST, ...sized, code: producerConsumer },
  { name: 'fragmentation', turns: 4, operations: 2 * blocksOfTurn(), ...sized, code: fragmentation },
  { name: 'step', turns: 40, operations: STEPS, ...growing, code: step },
  { name: 'doubling', turns: 60_000, operations: DOUBLINGS, ...growing, code: doubling },
  { name: FRESH_KERNEL, turns: 20, operations: ALLOCATIONS, unit: 'malloc', needs: ['size'], code: allocOnly },
  { name: 'scopes', turns: 1_000_000, operations: 1, unit: 'scope of 8 blocks', needs: ['scopes'], code: scopes },
];

/** Turns of a measurement. */
export const turnsOf = ({ turns, settles = 1 }: HeapKernel, scale: number): number =>
  scaledTurns(turns, Math.min(1, scale * settles));

/** Of them, a share is timed one by one. */
const SINGLE_SHARE = 1 / 8;
export const singleTurnsOf = (kernel: HeapKernel, scale: number): number =>
  kernel.isStepwise ? Math.ceil(turnsOf(kernel, scale) * SINGLE_SHARE) : 0;

export const canRun = ({ needs }: HeapKernel, lacks: Lacks): boolean =>
  needs.every((need) => lacks[need] === undefined);
