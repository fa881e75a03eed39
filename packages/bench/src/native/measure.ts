/** The measuring of native allocators: times interleaved, and what is taken beside them. */
import { interleave, type Run } from '../interleave.js';
import { type RoundsOptions, scaledTurns } from '../rounds.js';
import type { Measurement } from '../worker.js';
import type { NativeKernel } from './catalogue.js';
import type { Prepared } from './prepared.js';

export interface NativeTimes {
  readonly kernel: NativeKernel;
  readonly turns: number;
  readonly checksum: string;
  /** by contender, of each round in order */
  readonly measurements: ReadonlyMap<string, readonly Measurement[]>;
}

export const canRun = ({ contender }: Prepared, kernel: NativeKernel): boolean => contender.lacks(kernel) === undefined;

/** A heap keeps what a kernel made of it: each kernel has a process of its own. */
const workerKey = ({ contender: { name } }: Prepared, kernel: NativeKernel): string => `${name}/${kernel.name}`;

/** @throws ChecksumError, WorkerError */
export async function measureTimes(
  kernels: readonly NativeKernel[],
  prepared: readonly Prepared[],
  { rounds, scale = 1, generations }: RoundsOptions,
): Promise<NativeTimes[]> {
  const runs = kernels.map((kernel) => runOf(kernel, prepared, scale)).filter(({ lanes }) => lanes.length > 0);
  const commands = new Map(
    kernels.flatMap((kernel) => prepared.map((one) => [workerKey(one, kernel), one.plain] as const)),
  );
  const results = await interleave(runs, commands, rounds, generations);
  return results.map((result, i) => {
    const { kernel: name, turns } = runs[i]!;
    return { kernel: kernels.find((kernel) => kernel.name === name)!, turns, ...result };
  });
}

function runOf(kernel: NativeKernel, prepared: readonly Prepared[], scale: number): Run {
  const able = prepared.filter((one) => canRun(one, kernel));
  const lanes = able.map((one) => ({ contender: one.contender.name, worker: workerKey(one, kernel) }));
  return { kernel: kernel.name, turns: scaledTurns(kernel.turns, scale), lanes };
}
