/** The measuring of managed objects: one after the other in each engine, interleaved within it. */
import { ENGINE_FLAGS } from '../allocators/engines.js';
import { type Command, interleave, type Run } from '../interleave.js';
import { managedWorker } from '../paths.js';
import { type RoundsOptions, scaledTurns } from '../rounds.js';
import type { Measurement } from '../worker.js';
import type { ManagedKernel } from './catalogue.js';
import type { Home, ManagedContender } from './contender.js';

/** A contender and the module of kernels that it made. */
export interface Prepared {
  readonly contender: ManagedContender;
  readonly file: string;
}

export interface ManagedTimes {
  readonly kernel: ManagedKernel;
  readonly turns: number;
  readonly checksum: string;
  /** by contender, of each round in order */
  readonly measurements: ReadonlyMap<string, readonly Measurement[]>;
}

/** What is the engine's own is collected as it does that by itself, on all its threads. */
const FLAGS: Readonly<Record<Home, readonly string[]>> = { linear: ENGINE_FLAGS, engine: ['--expose-gc'] };

/**
 * @param enginePath of the executable that is to run them
 * @throws ChecksumError, WorkerError
 */
export async function measureManaged(
  kernels: readonly ManagedKernel[],
  prepared: readonly Prepared[],
  enginePath: string,
  { rounds, scale = 1, generations }: RoundsOptions,
): Promise<ManagedTimes[]> {
  const commands = new Map(
    kernels.flatMap((kernel) => prepared.map((one) => [workerKey(one, kernel), commandOf(enginePath, one)] as const)),
  );
  const runs = kernels.map((kernel) => runOf(kernel, prepared, scale)).filter(({ lanes }) => lanes.length > 0);
  const results = await interleave(runs, commands, rounds, generations);
  return results.map((result, i) => {
    const { kernel: name, turns } = runs[i]!;
    return { kernel: kernels.find((kernel) => kernel.name === name)!, turns, ...result };
  });
}

/** An engine keeps the heap that a kernel made it grow: each kernel there has a process of its own. */
const workerKey = ({ contender: { name, home } }: Prepared, kernel: ManagedKernel): string =>
  home === 'linear' ? name : `${name}/${kernel.name}`;

const commandOf = (enginePath: string, { contender: { home }, file }: Prepared): Command => [
  enginePath,
  ...FLAGS[home],
  managedWorker,
  file,
];

function runOf(kernel: ManagedKernel, prepared: readonly Prepared[], scale: number): Run {
  const able = prepared.filter(({ contender }) => !contender.lacks?.cases.includes(kernel.name));
  const lanes = able.map((one) => ({ contender: one.contender.name, worker: workerKey(one, kernel) }));
  return { kernel: kernel.name, turns: scaledTurns(kernel.turns, scale), lanes };
}
