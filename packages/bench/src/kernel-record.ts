/**
 * How the committed wasm of the kernels came to be. `kernels/kernels.json` holds the command and the hashes of sources
 * and wasm, so that a test can tell when one changed without the other, on a machine without clang.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kernelFolder } from './paths.js';

export const RECORD_FILE = join(kernelFolder, 'kernels.json');

export interface KernelRecord {
  readonly compiler: string;
  readonly kernels: Readonly<
    Record<string, { readonly command: string; readonly sha256: Readonly<Record<string, string>> }>
  >;
}

const FLAGS = [
  '--target=wasm32-wasi',
  '-O2',
  '-ffreestanding',
  '-nostdlib',
  '-mbulk-memory',
  '-mexec-model=reactor',
  '-ffp-contract=off',
  '-Wall',
  '-Wextra',
  '-Wl,--no-entry',
  '-Wl,--strip-all',
];

/** Run in the folder of the kernels. */
export function compileCommand(program: string): readonly string[] {
  return ['clang', ...FLAGS, `${program}.c`, '-o', `${program}.wasm`];
}

/** By file: the source, the headers it includes, the wasm. */
export async function hashes(program: string): Promise<Record<string, string>> {
  const source = await readFile(join(kernelFolder, `${program}.c`), 'utf8');
  const headers = [...source.matchAll(/^#include "(.+)"$/gm)].map(([, header]) => header!);
  const files = [`${program}.c`, ...headers, `${program}.wasm`];
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await sha256(join(kernelFolder, file))])),
  );
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
