/** The measuring of allocators: one after the other in each engine, interleaved within it. */
import { type Command, interleave, type Run } from '../interleave.js';
import { allocatorWorker } from '../paths.js';
import type { RoundsOptions } from '../rounds.js';
import type { Measurement } from '../worker.js';
import { canRun, type HeapKernel, singleTurnsOf, turnsOf } from './catalogue.js';
import { ENGINE_FLAGS } from './engines.js';
import type { Joined } from './joined.js';

export interface HeapTimes {
  readonly kernel: HeapKernel;
  readonly turns: number;
  readonly checksum: string;
  /** by allocator, of each round in order */
  readonly measurements: ReadonlyMap<string, readonly Measurement[]>;
}

/** @param enginePath of the executable that is to run them */
export async function measureAllocators(
  kernels: readonly HeapKernel[],
  joined: readonly Joined[],
  enginePath: string,
  { rounds, scale = 1, generations }: RoundsOptions,
): Promise<HeapTimes[]> {
  const commands = new Map(joined.map(({ allocator, files }) => [allocator.name, commandOf(enginePath, files)]));
  const runs = kernels.map((kernel) => runOf(kernel, joined, scale)).filter(({ lanes }) => lanes.length > 0);
  const results = await interleave(runs, commands, rounds, generations);
  return results.map((result, i) => {
    const { kernel: name, turns } = runs[i]!;
    return { kernel: kernels.find((kernel) => kernel.name === name)!, turns, ...result };
  });
}

const commandOf = (enginePath: string, files: readonly string[]): Command => [
  enginePath,
  ...ENGINE_FLAGS,
  allocatorWorker,
  ...files,
];

function runOf(kernel: HeapKernel, joined: readonly Joined[], scale: number): Run {
  const able = joined.filter(({ allocator }) => canRun(kernel, allocator.lacks));
  const lanes = able.map(({ allocator: { name } }) => ({ contender: name, worker: name }));
  return { kernel: kernel.name, turns: turnsOf(kernel, scale), further: [singleTurnsOf(kernel, scale)], lanes };
}
