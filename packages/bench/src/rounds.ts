/**
 * The measuring: in every round each contender runs each case once, so that what disturbs the machine disturbs all of
 * them. Who begins changes from round to round.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, Program } from './catalogue.js';
import type { Contender } from './contender.js';
import { ChecksumError } from './errors.js';
import { optimizedProgram } from './optimized.js';
import { Worker } from './worker.js';

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
}

/** Rounds of a process before the first that counts: memory is touched, V8 has compiled for speed. */
const WARM_UP_ROUNDS = 2;
/** Times that all processes begin anew. Where the system lays a process's memory can make a tenth and more. */
const GENERATIONS = 5;
const LEAST_ROUNDS = 2;

export async function measure(
  cases: readonly Case[],
  contenders: readonly Contender[],
  { rounds, scale = 1 }: RoundsOptions,
): Promise<CaseTimes[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    const commands = await prepareAll(new Set(cases.map(({ program }) => program)), contenders, folder);
    const measured = cases.map((item) => new CaseRun(item, contenders, scale));
    const roundsOfOne = Math.max(LEAST_ROUNDS, Math.ceil(rounds / GENERATIONS));
    for (let first = 0; first < rounds; first += roundsOfOne) {
      await runGeneration(measured, commands, { first, end: Math.min(first + roundsOfOne, rounds) });
    }
    return measured.map((run) => run.result());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Command = readonly [string, ...string[]];

async function runGeneration(
  measured: readonly CaseRun[],
  commands: ReadonlyMap<string, Command>,
  { first, end }: { readonly first: number; readonly end: number },
): Promise<void> {
  const workers = new Map([...commands].map(([key, command]) => [key, new Worker(nameIn(key), command)]));
  try {
    for (let round = first - WARM_UP_ROUNDS; round < end; round++) {
      for (const run of measured) await run.round(round, workers, round >= first);
    }
  } finally {
    await Promise.all([...workers.values()].map((worker) => worker.close()));
  }
}

const workerKey = (contender: Contender, program: Program): string => `${contender.name}/${program.name}`;
const nameIn = (key: string): string => key.split('/')[0]!;

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

class CaseRun {
  readonly #times: Map<string, number[]>;
  readonly #turns: number;
  #checksum: { readonly by: string; readonly value: string } | undefined;

  constructor(
    readonly item: Case,
    readonly contenders: readonly Contender[],
    scale: number,
  ) {
    this.#times = new Map(contenders.map(({ name }) => [name, []]));
    this.#turns = Math.max(1, Math.round(item.kernel.turns * scale));
  }

  async round(round: number, workers: ReadonlyMap<string, Worker>, counts: boolean): Promise<void> {
    const { kernel, program } = this.item;
    for (let i = 0; i < this.contenders.length; i++) {
      const contender = this.contenders[(i + Math.abs(round)) % this.contenders.length]!;
      const { checksum, nanoseconds } = await workers.get(workerKey(contender, program))!.run(kernel.name, this.#turns);
      this.#compare(contender.name, checksum);
      if (counts) this.#times.get(contender.name)!.push(nanoseconds);
    }
  }

  #compare(by: string, value: string): void {
    this.#checksum ??= { by, value };
    if (value === this.#checksum.value) return;
    const first = this.#checksum;
    throw new ChecksumError(
      `${this.item.kernel.name}: ${by} computed ${value}, ${first.by} ${first.value}; one of them is wrong`,
    );
  }

  result(): CaseTimes {
    return { case: this.item, turns: this.#turns, checksum: this.#checksum!.value, times: this.#times };
  }
}
