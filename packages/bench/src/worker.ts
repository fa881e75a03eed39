/** A contender's process: one question at a time, one line each way. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { WorkerError } from './errors.js';

export interface Measurement {
  readonly checksum: string;
  readonly nanoseconds: number;
  /** what else the worker says, in its order */
  readonly further: readonly number[];
}

const ANSWER = /^([0-9a-f]{8}) (\d+)((?: \d+)*)$/;

export class Worker {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  /** @param key `contender/program` */
  constructor(
    readonly key: string,
    [file, ...args]: readonly [string, ...string[]],
  ) {
    this.#child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    // A process that is gone shows in the missing answer, which says more.
    this.#child.stdin!.on('error', () => undefined);
    this.#child.on('error', () => undefined);
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  /** Throws WorkerError when the process ends instead of answering. */
  async run(kernel: string, turns: number, further: readonly number[] = []): Promise<Measurement> {
    this.#child.stdin!.write(`${[kernel, turns, ...further].join(' ')}\n`);
    const { value, done } = await this.#lines.next();
    const [, checksum, nanoseconds, rest] = ANSWER.exec(done ? '' : value) ?? [];
    const name = this.key.split('/')[0]!;
    if (checksum === undefined) throw new WorkerError(`${name}: kernel ${kernel} ended without a result`, name);
    return { checksum, nanoseconds: Number(nanoseconds), further: rest!.split(' ').slice(1).map(Number) };
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.stdin!.end();
    await gone;
  }
}
