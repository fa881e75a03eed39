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

/** Rounds before the first that counts: memory is touched, V8 has compiled for speed. */
const WARM_UP_ROUNDS = 2;

export async function measure(
  cases: readonly Case[],
  contenders: readonly Contender[],
  { rounds, scale = 1 }: RoundsOptions,
): Promise<CaseTimes[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  const workers = new Map<string, Worker>();
  try {
    await startWorkers(new Set(cases.map(({ program }) => program)), contenders, folder, workers);
    const measured = cases.map((item) => new CaseRun(item, contenders, scale));
    for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
      for (const run of measured) await run.round(round, workers);
    }
    return measured.map((run) => run.result());
  } finally {
    await Promise.all([...workers.values()].map((worker) => worker.close()));
    await rm(folder, { recursive: true, force: true });
  }
}

const workerKey = (contender: Contender, program: Program): string => `${contender.name}/${program.name}`;

async function startWorkers(
  programs: ReadonlySet<Program>,
  contenders: readonly Contender[],
  folder: string,
  workers: Map<string, Worker>,
): Promise<void> {
  for (const program of programs) {
    const optimized = await optimizedProgram(program);
    // All of them end before a failure is told: nothing may still write into the folder that is then removed.
    const prepared = await Promise.allSettled(
      contenders.map(async (contender) => {
        const key = workerKey(contender, program);
        const own = join(folder, key);
        await mkdir(own, { recursive: true });
        workers.set(key, new Worker(contender.name, await contender.prepare(optimized, own)));
      }),
    );
    optimized.module.dispose();
    const failed = prepared.find(({ status }) => status === 'rejected');
    if (failed !== undefined) throw (failed as PromiseRejectedResult).reason;
  }
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

  async round(round: number, workers: ReadonlyMap<string, Worker>): Promise<void> {
    const { kernel, program } = this.item;
    for (let i = 0; i < this.contenders.length; i++) {
      const contender = this.contenders[(i + Math.abs(round)) % this.contenders.length]!;
      const { checksum, nanoseconds } = await workers.get(workerKey(contender, program))!.run(kernel.name, this.#turns);
      this.#compare(contender.name, checksum);
      if (round >= 0) this.#times.get(contender.name)!.push(nanoseconds);
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
