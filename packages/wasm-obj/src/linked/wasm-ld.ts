/** The system's wasm-ld, for tests. None needs it: without one, tests that would use it say so. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { linkAlone } from './link-alone.js';
import { globalFunctions } from './read-object.js';

const NAMES = ['wasm-ld', ...Array.from({ length: 12 }, (_, index) => `wasm-ld-${25 - index}`)];

export interface Outcome {
  readonly failed: boolean;
  /** what the linker wrote */
  readonly said: string;
}

const run = async (program: string, args: readonly string[]): Promise<Outcome> => {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args);
    return { failed: false, said: stdout + stderr };
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      message,
    } = error as Error & { readonly stdout?: string; readonly stderr?: string };
    return { failed: true, said: stdout + stderr || message };
  }
};

/** The one that `SIGIL_TEST_WASM_LD` or PATH names; where there is none, a line says that what needs one is skipped. */
export async function findWasmLd(): Promise<string | undefined> {
  const named = process.env.SIGIL_TEST_WASM_LD;
  for (const name of named === undefined ? NAMES : [named]) if (!(await run(name, ['--version'])).failed) return name;
  process.stderr.write(
    'wasm-ld: skipped: none that SIGIL_TEST_WASM_LD or PATH names; on Debian and Ubuntu: apt-get install lld\n',
  );
  return undefined;
}

/** Runs wasm-ld on objects, by their names in `args`. @returns the program, or what the linker had to say */
export async function linkWith(
  wasmLd: string,
  objects: Readonly<Record<string, Uint8Array>>,
  args: readonly string[],
): Promise<Outcome & { readonly wasm?: Uint8Array }> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-wasm-ld-'));
  try {
    for (const [name, object] of Object.entries(objects)) await writeFile(join(folder, name), object);
    const out = join(folder, 'out.wasm');
    const files = Object.keys(objects).map((name) => join(folder, name));
    const outcome = await run(wasmLd, ['--no-entry', ...args, ...files, '-o', out]);
    return outcome.failed ? outcome : { ...outcome, wasm: await readFile(out) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * An object as a module of its own whose heap begins at `heapBase`, all its functions exported.
 *
 * @param wasmLd without one, linked without
 */
export async function linkAt(object: Uint8Array, heapBase: number, wasmLd?: string): Promise<Uint8Array> {
  if (wasmLd === undefined) return linkAlone(object, { __heap_base: heapBase });
  const exported = globalFunctions(object).map(({ name }) => `--export=${name}`);
  const layout = [`--global-base=${heapBase}`, '-z', 'stack-size=0'];
  const { wasm, said } = await linkWith(wasmLd, { 'alone.o': object }, [...layout, ...exported]);
  if (wasm === undefined || said !== '') throw new Error(said);
  return wasm;
}
