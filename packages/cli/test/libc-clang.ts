/** A clang that makes wasm programs with wasi-libc. No test needs it: without one, tests that would use it say so. */
import { execa } from 'execa';
import { libcProgram } from './libc-tools.js';

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

/** Compiles and links a wasm program, its heap base exported. */
export async function compileToWasm(args: readonly string[], out: string): Promise<void> {
  if (clang === undefined) throw new Error('no clang for wasm32-wasi');
  const { failed, all } = await compile(clang, [...args, '-Wl,--export=__heap_base', '-o', out]);
  if (failed) throw new Error(all);
}
