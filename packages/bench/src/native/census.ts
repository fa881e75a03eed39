/**
 * What is taken in processes that run a kernel once: memory at the worst, and the longest single call. Beside it, what the
 * kernel has asked for and not yet freed at the most, which is the same for all.
 */
import { mkdir } from 'node:fs/promises';
import type { Command } from '../interleave.js';
import { showProgress } from '../progress.js';
import { scaledTurns } from '../rounds.js';
import { median } from '../statistics.js';
import { Worker } from '../worker.js';
import { type Answer, answerOf } from './answer.js';
import type { NativeKernel } from './catalogue.js';
import { buildCWorker } from './field/c-worker.js';
import { canRun } from './measure.js';
import type { Prepared } from './prepared.js';

export interface Count {
  readonly kernel: string;
  readonly contender: string;
  /** null where the kernel is none that C has */
  readonly liveBytes: number | null;
  readonly peakBytes: number;
  /** of linear memory; null for those who have none */
  readonly linearBytes: number | null;
  /** of the longest call, the least of all rounds; null where calls cannot be timed one by one */
  readonly longestNanoseconds: number | null;
}

export interface CensusOptions {
  readonly rounds: number;
  /** share of the catalogue's turns */
  readonly scale: number;
}

/** @param folder for a worker that counts; empty and its own */
export async function takeCensus(
  kernels: readonly NativeKernel[],
  prepared: readonly Prepared[],
  { rounds, scale }: CensusOptions,
  folder: string,
): Promise<Count[]> {
  await mkdir(folder, { recursive: true });
  const ledger: Command = [await buildCWorker(folder, { form: 'counted' })];
  const counts: Count[] = [];
  for (const kernel of kernels) {
    const able = prepared.filter((one) => canRun(one, kernel));
    const turns = scaledTurns(kernel.turns, scale);
    const live = isInC(kernel) ? (await answerOnce(ledger, kernel, turns)).liveBytes : null;
    const answers = new Map<Prepared, Answer[]>(able.map((one) => [one, []]));
    showProgress(`${kernel.name}, one by one`);
    for (let round = 0; round < rounds; round++)
      for (const one of able) answers.get(one)!.push(await answerOnce(one.timed, kernel, turns));
    for (const [one, all] of answers) counts.push(countOf(kernel, one, live, all));
  }
  return counts;
}

/** Scopes are the contract's alone. */
const isInC = ({ needs }: NativeKernel): boolean => !needs.includes('scopes');

async function answerOnce(command: Command, { name }: NativeKernel, turns: number): Promise<Answer> {
  const worker = new Worker(command.at(-1)!, command);
  try {
    return answerOf(await worker.run(name, turns));
  } finally {
    await worker.close();
  }
}

function countOf(
  kernel: NativeKernel,
  { contender }: Prepared,
  liveBytes: number | null,
  all: readonly Answer[],
): Count {
  const linear = Math.max(...all.map(({ linearBytes }) => linearBytes));
  return {
    kernel: kernel.name,
    contender: contender.name,
    liveBytes,
    peakBytes: median(all.map(({ peakBytes }) => peakBytes)),
    linearBytes: contender.isOurs ? linear : null,
    longestNanoseconds: contender.hasTimedForm
      ? Math.min(...all.map(({ longestNanoseconds }) => longestNanoseconds))
      : null,
  };
}
