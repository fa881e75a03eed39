/** Builds the C hosts of `shim-hosts` against the shim, once per test file, and runs them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll } from 'vitest';
import { buildExecutable, type ExecutableOptions } from '../src/native.js';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** exit code, or the signal that ended it */
  readonly status: number | string | undefined;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export const hostSource = (name: string): string => fileURLToPath(new URL(`shim-hosts/${name}.c`, import.meta.url));

/** An empty folder for the calling test file. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-test-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { input = '', env = {} } = options;
  const result = await execa(program, args, { input, env, extendEnv: false, reject: false, stripFinalNewline: false });
  return { stdout: result.stdout, stderr: result.stderr, status: result.signal ?? result.exitCode };
}

export type Host = (args?: readonly string[], options?: RunOptions) => Promise<Outcome>;

/** A host by its name, built at the first call. */
export function shimHost(
  folder: string,
  name: string,
  options: Partial<ExecutableOptions> = {},
  emulator: readonly string[] = [],
): Host {
  const out = join(folder, `${name}${options.target ?? ''}`);
  let built: Promise<void> | undefined;
  return async (args = [], runOptions = {}) => {
    built ??= buildExecutable({ conformer: 'bump', cSources: [hostSource(name)], ...options, out });
    await built;
    const [program = out, ...before] = [...emulator, out];
    return run(program, [...before, ...args], runOptions);
  };
}
