/** The measuring of native code: builds every contender's workers, and lets them run. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, Program } from './catalogue.js';
import type { Contender } from './contender.js';
import { type Command, interleave } from './interleave.js';
import { optimizedProgram } from './optimized.js';

export interface CaseTimes {
  readonly case: Case;
  readonly turns: number;
  readonly checksum: string;
  /** by contender, nanoseconds of each round in order */
  readonly times: ReadonlyMap<string, readonly number[]>;
}

export interface RoundsOptions {
  readonly rounds: number;
  /** share of the catalogue's turns; 1 unless a test is in a hurry */
  readonly scale?: number;
  /** times that all processes begin anew */
  readonly generations?: number | undefined;
}

export async function measure(
  cases: readonly Case[],
  contenders: readonly Contender[],
  { rounds, scale = 1, generations }: RoundsOptions,
): Promise<CaseTimes[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    const commands = await prepareAll(new Set(cases.map(({ program }) => program)), contenders, folder);
    const runs = cases.map(({ kernel, program }) => ({
      kernel: kernel.name,
      turns: scaledTurns(kernel.turns, scale),
      lanes: contenders.map((contender) => ({ contender: contender.name, worker: workerKey(contender, program) })),
    }));
    const results = await interleave(runs, commands, rounds, generations);
    return results.map(({ checksum, measurements }, i) => {
      const times = [...measurements].map(([name, all]) => [name, all.map(({ nanoseconds }) => nanoseconds)] as const);
      return { case: cases[i]!, turns: runs[i]!.turns, checksum, times: new Map(times) };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const scaledTurns = (turns: number, scale: number): number => Math.max(1, Math.round(turns * scale));

const workerKey = (contender: Contender, program: Program): string => `${contender.name}/${program.name}`;

/** The command line of each worker, by its key. */
async function prepareAll(
  programs: ReadonlySet<Program>,
  contenders: readonly Contender[],
  folder: string,
): Promise<ReadonlyMap<string, Command>> {
  const commands = new Map<string, Command>();
  for (const program of programs) {
    const optimized = await optimizedProgram(program);
    // All of them end before a failure is told: nothing may still write into the folder that is then removed.
    const prepared = await Promise.allSettled(
      contenders.map(async (contender) => {
        const key = workerKey(contender, program);
        const own = join(folder, key);
        await mkdir(own, { recursive: true });
        commands.set(key, await contender.prepare(optimized, own));
      }),
    );
    optimized.module.dispose();
    const failed = prepared.find(({ status }) => status === 'rejected');
    if (failed !== undefined) throw (failed as PromiseRejectedResult).reason;
  }
  return commands;
}
