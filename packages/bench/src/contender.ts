/** A way from a kernel to something that runs, and the parts the native ones share. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Program } from './catalogue.js';
import type { OptimizedProgram } from './optimized.js';
import { nativeWorker } from './paths.js';

export interface Contender {
  readonly name: string;
  /** the whole way, for the legend of a table */
  readonly what: string;
  /** versions of the tools it takes; throws MissingToolError where one is not there */
  version(): Promise<string>;
  /** Builds the worker of a program in a folder of its own and gives its command line. */
  prepare(optimized: OptimizedProgram, folder: string): Promise<readonly [string, ...string[]]>;
}

/** Writes the C file that makes the worker one for these kernels; `before` comes first in it. */
export async function writeWorker(program: Program, folder: string, before = ''): Promise<string> {
  const file = join(folder, 'worker.c');
  const rows = program.kernels.map(({ name }) => `X(${name})`).join(' ');
  await writeFile(file, `${before}\n#define KERNELS(X) ${rows}\n#include ${JSON.stringify(nativeWorker)}\n`);
  return file;
}

/** One rounding per operation, as wasm has it; no errno, so that a square root is an instruction. */
export const C_FLAGS: readonly string[] = ['-O2', '-ffp-contract=off', '-fno-math-errno'];
