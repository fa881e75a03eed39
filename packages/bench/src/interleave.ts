/**
 * Interleaved rounds: in every round each contender runs each kernel once, so that what disturbs the machine disturbs all
 * of them. Who begins changes from round to round.
 */
import { ChecksumError } from './errors.js';
import { showProgress } from './progress.js';
import { type Measurement, Worker } from './worker.js';

export type Command = readonly [string, ...string[]];

export interface Run {
  readonly kernel: string;
  readonly turns: number;
  /** what else its worker is told */
  readonly further?: readonly number[];
  /** who takes part, and the key of the command that starts its worker */
  readonly lanes: readonly { readonly contender: string; readonly worker: string }[];
}

export interface RunResult {
  readonly checksum: string;
  /** by contender, the rounds that count, in order */
  readonly measurements: ReadonlyMap<string, readonly Measurement[]>;
}

/** Rounds of a process before the first that counts: memory is touched, V8 has compiled for speed. */
const WARM_UP_ROUNDS = 2;
/** Times that all processes begin anew. Where the system lays a process's memory can make a tenth and more. */
const GENERATIONS = 5;
/** As few as show what is not the same in another run: the two halves of the rounds then are of different processes. */
export const QUICK_GENERATIONS = 2;
const LEAST_ROUNDS = 2;

/**
 * @param commands by worker key; each is a process of its own
 * @throws ChecksumError, WorkerError
 */
export async function interleave(
  runs: readonly Run[],
  commands: ReadonlyMap<string, Command>,
  rounds: number,
  generations = GENERATIONS,
): Promise<RunResult[]> {
  const tallies = runs.map((run) => new Tally(run));
  const roundsOfOne = Math.max(LEAST_ROUNDS, Math.ceil(rounds / generations));
  for (let first = 0; first < rounds; first += roundsOfOne) {
    await runGeneration(tallies, commands, { first, end: Math.min(first + roundsOfOne, rounds) });
  }
  return tallies.map((tally) => tally.result());
}

async function runGeneration(
  tallies: readonly Tally[],
  commands: ReadonlyMap<string, Command>,
  { first, end }: { readonly first: number; readonly end: number },
): Promise<void> {
  const workers = new Map([...commands].map(([key, command]) => [key, new Worker(key, command)]));
  try {
    for (let round = first - WARM_UP_ROUNDS; round < end; round++) {
      for (const tally of tallies) {
        const counts = round >= first;
        showProgress(`${tally.run.kernel}, ${counts ? `round ${round + 1}` : 'warming up'}`);
        await tally.round(round, workers, counts);
      }
    }
  } finally {
    await Promise.all([...workers.values()].map((worker) => worker.close()));
  }
}

class Tally {
  readonly #measurements: Map<string, Measurement[]>;
  #checksum: { readonly by: string; readonly value: string } | undefined;

  constructor(readonly run: Run) {
    this.#measurements = new Map(run.lanes.map(({ contender }) => [contender, []]));
  }

  async round(round: number, workers: ReadonlyMap<string, Worker>, counts: boolean): Promise<void> {
    const { kernel, turns, further, lanes } = this.run;
    for (let i = 0; i < lanes.length; i++) {
      const { contender, worker } = lanes[(i + Math.abs(round)) % lanes.length]!;
      const measurement = await workers.get(worker)!.run(kernel, turns, further);
      this.#compare(contender, measurement.checksum);
      if (counts) this.#measurements.get(contender)!.push(measurement);
    }
  }

  #compare(by: string, value: string): void {
    this.#checksum ??= { by, value };
    if (value === this.#checksum.value) return;
    const first = this.#checksum;
    throw new ChecksumError(
      `${this.run.kernel}: ${by} computed ${value}, ${first.by} ${first.value}; one of them is wrong`,
    );
  }

  result(): RunResult {
    return { checksum: this.#checksum!.value, measurements: this.#measurements };
  }
}
