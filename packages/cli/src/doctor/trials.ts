/** Tools that are there may still not work: a small module is run, and a program of three lines compiled and run. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findToolchain, MissingToolError, ownTarget, runTool } from '@sigil-alloc/qbe-lower/toolchain';
import type { FoundBackend } from '../documents.js';

const ANSWER = 42;
const SOURCE = `export function w $main() {\n@start\n\tret ${ANSWER}\n}\n`;
/** Understood since QBE 1.2, which does not tell its version. */
const SOURCE_OF_1_2 = `dbgfile "trial"\n${SOURCE}`;

export async function tryWasm(): Promise<FoundBackend> {
  const about = { backend: 'wasm', for: 'build, link, run, check' } as const;
  try {
    const { prebuilt } = await import('@sigil-alloc/bump');
    const { instance } = await WebAssembly.instantiate((await readFile(prebuilt())) as BufferSource);
    const { sigil_alloc: alloc } = instance.exports as { sigil_alloc(size: number): number };
    const [one, other] = [alloc(8), alloc(8)];
    if (one >= other) throw new Error(`two blocks lie at ${one} and ${other}`);
    return { ...about, works: true, detail: 'tried: the prebuilt bump allocated two blocks' };
  } catch (error) {
    return { ...about, works: false, detail: `tried and failed: ${reason(error)}` };
  }
}

export async function tryNative(): Promise<FoundBackend> {
  const about = { backend: 'native', for: 'build, native, run --native, lower, check' } as const;
  try {
    await compileAndRun(SOURCE);
    return { ...about, works: true, detail: 'tried: a program of three lines was compiled and ran' };
  } catch (error) {
    if (error instanceof MissingToolError) return { ...about, works: false, detail: error.reason };
    return { ...about, works: false, detail: `tried and failed: ${reason(error)}` };
  }
}

/** Whether qbe is recent enough for what is printed here. */
export async function qbeVersion(): Promise<string | undefined> {
  try {
    await compileAndRun(SOURCE_OF_1_2);
    return '1.2 or later';
  } catch {
    return undefined;
  }
}

async function compileAndRun(source: string): Promise<void> {
  const { qbe, cc, ccArguments } = await findToolchain();
  const folder = await mkdtemp(join(tmpdir(), 'sigil-doctor-'));
  const [ssa, assembly, program] = ['trial.ssa', 'trial.s', 'trial'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    await writeFile(ssa, source);
    const target = ownTarget();
    await runTool(qbe, [...(target === undefined ? [] : ['-t', target]), '-o', assembly, ssa]);
    await runTool(cc, [...ccArguments, assembly, '-o', program]);
    const { status, error } = spawnSync(program);
    if (status !== ANSWER) throw new Error(`the program ended with ${status ?? reason(error)}, not with ${ANSWER}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().replace(/\s*\n\s*/g, '; ');
