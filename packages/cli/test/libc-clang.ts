/** A clang that makes wasm programs with wasi-libc. No test needs it: without one, tests that would use it say so. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { libcProgram } from './libc-tools.js';

const HEADER_BYTES = 8;
const CUSTOM_SECTION = 0;
const NAMES = ['clang', ...Array.from({ length: 9 }, (_, index) => `clang-${22 - index}`)];

const compile = (clang: string, args: readonly string[]) =>
  execa(clang, ['--target=wasm32-wasi', ...args], { reject: false, all: true });

async function findClang(): Promise<string | undefined> {
  const named = process.env.SIGIL_TEST_CLANG;
  for (const name of named === undefined ? NAMES : [named]) {
    if (!(await compile(name, [libcProgram('nothing.c'), '-o', '/dev/null'])).failed) return name;
  }
  process.stderr.write(
    'clang: skipped: none that SIGIL_TEST_CLANG or PATH names makes a wasm32-wasi program; on Debian: apt-get install clang lld wasi-libc libclang-rt-dev-wasm32\n',
  );
  return undefined;
}

export const clang = await findClang();

interface WasmProgram {
  readonly sources: readonly string[];
  readonly flags: readonly string[];
  readonly linkFlags: readonly string[];
}

/**
 * A program as `clang` alone makes it, with the names of its functions and without what wasi-libc has for debuggers. It is
 * compiled and linked apart: clang hands what it links with -O to any wasm-opt on PATH, which takes the names away.
 */
export async function compileToWasm({ sources, flags, linkFlags }: WasmProgram, folder: string): Promise<Buffer> {
  const run = async (args: readonly string[]) => {
    if (clang === undefined) throw new Error('no clang for wasm32-wasi');
    const { failed, all } = await compile(clang, args);
    if (failed) throw new Error(all);
  };
  const objects = sources.map((source) => join(folder, `${basename(source)}.o`));
  for (const [index, source] of sources.entries()) await run([...flags, '-c', source, '-o', objects[index] ?? '']);
  const out = join(folder, 'program.wasm');
  await run([...objects, ...linkFlags, '-o', out]);
  return withoutDebugInfo(readFileSync(out));
}

/** wasm-ld's own option would take the names of functions away as well, by which a malloc is known. */
function withoutDebugInfo(wasm: Buffer): Buffer {
  const kept = [wasm.subarray(0, HEADER_BYTES)];
  for (let at = HEADER_BYTES; at < wasm.length; ) {
    const size = readLeb(wasm, at + 1);
    const end = size.end + size.value;
    const isDebug = wasm[at] === CUSTOM_SECTION && wasm.toString('latin1', size.end + 1, size.end + 8) === '.debug_';
    if (!isDebug) kept.push(wasm.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

function readLeb(bytes: Buffer, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let end = at;
  do value += ((bytes[end] ?? 0) & 0x7f) * 2 ** (7 * (end - at));
  while ((bytes[end++] ?? 0) >= 0x80);
  return { value, end };
}
