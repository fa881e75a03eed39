/**
 * Instructions of one operation, as valgrind's callgrind counts them. What a kernel without turns does, the filling of its
 * slots for instance, is taken off.
 */
import { MissingToolError, runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { WorkerError } from '../errors.js';
import type { Command } from '../interleave.js';
import { showProgress } from '../progress.js';
import { scaledTurns } from '../rounds.js';
import { FRESH_KERNEL, type NativeKernel } from './catalogue.js';
import { canRun } from './measure.js';
import type { Prepared } from './prepared.js';

/** By contender and kernel. */
export type Instructions = ReadonlyMap<string, number>;

export const instructionsKey = (contender: string, kernel: string): string => `${contender}/${kernel}`;

/** Share of the catalogue's turns: valgrind takes fifty times as long, and always counts the same. */
const SCALE = 1 / 40;

/** Throws MissingToolError where there is no valgrind. */
export async function requireValgrind(): Promise<void> {
  try {
    await runTool('valgrind', ['--version']);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const install = 'apt-get install valgrind (or the package valgrind elsewhere)';
    throw new MissingToolError('valgrind', `valgrind does not run (${error.ending})`, install);
  }
}

export async function countInstructions(
  kernels: readonly NativeKernel[],
  prepared: readonly Prepared[],
  scale: number,
): Promise<Instructions> {
  const counted = new Map<string, number>();
  for (const kernel of kernels)
    for (const one of prepared.filter((each) => canRun(each, kernel))) {
      const { name } = one.contender;
      showProgress(`${kernel.name}, instructions of ${name}`);
      counted.set(instructionsKey(name, kernel.name), await ofOneOperation(one.plain, kernel, scale));
    }
  return counted;
}

async function ofOneOperation(command: Command, kernel: NativeKernel, scale: number): Promise<number> {
  const turns = scaledTurns(kernel.turns, scale * SCALE);
  const more = (await collected(command, kernel, turns)) - (await collected(command, kernel, 0));
  return more / operationsBeyondNone(kernel, turns);
}

/** The worker lets some turns run before, unless turns begin with nothing: then one, whatever is asked for. */
function operationsBeyondNone({ name, operations }: NativeKernel, turns: number): number {
  if (name === FRESH_KERNEL) return operations(turns);
  return operations(turns) + operations(turnsBefore(turns)) - 2 * operations(0);
}

/** As in `native/worker.c`. */
const turnsBefore = (turns: number): number => (turns < 4 ? 0 : Math.ceil(turns / 4));

async function collected(command: Command, { name }: NativeKernel, turns: number): Promise<number> {
  const options = ['--tool=callgrind', '--callgrind-out-file=/dev/null', '--log-fd=1', '--trace-children=yes'];
  const kernel = `--toggle-collect=kernel_${name}`;
  const said = await runTool('valgrind', [...options, kernel, ...command, name, String(turns)]);
  const counts = [...said.matchAll(/Collected : (\d+)/g)];
  if (counts.length === 0) throw new WorkerError(`valgrind counts no instructions of ${command.at(-1)}`);
  return Number(counts.at(-1)![1]);
}
