/** `run`: a program, linked with a conformer, as a command of its own; on wasm or native. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runProgram } from '@sigil-alloc/host';
import { linkProgram, type ProgramOptions } from '../linking.js';
import { buildNativeProgram } from '../native-program.js';
import { labelOf } from '../own-files.js';

export interface RunOptions extends ProgramOptions {
  readonly native?: boolean;
}

const SIGNAL_STATUS = 128;
/** The terminal sends these to the program as well; we stay to give its status and to clean up. */
const PASSED_ON: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

export async function run(file: string, args: readonly string[], options: RunOptions): Promise<void> {
  const module = await linkProgram(file, { ...options, needsEntry: true });
  const maxPages = options.maxHeap === undefined ? {} : { maxPages: options.maxHeap };
  const command = { args: [file, ...args], conformer: labelOf(options.with), ...maxPages };
  if (!options.native) {
    process.exitCode = await runProgram(module.emitBinary(), command);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'sigil-run-'));
  try {
    const executable = join(folder, basename(file).replace(/\.\w+$/, ''));
    await buildNativeProgram(module, { conformer: command.conformer, ...maxPages, out: executable });
    process.exitCode = await runExecutable(executable, command.args);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runExecutable(executable: string, [argv0 = executable, ...args]: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, { argv0, stdio: 'inherit' });
    const passOn = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of PASSED_ON) process.on(signal, passOn);
    child.on('error', reject);
    child.on('exit', (status, signal) => {
      for (const name of PASSED_ON) process.off(name, passOn);
      resolve(status ?? SIGNAL_STATUS + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
