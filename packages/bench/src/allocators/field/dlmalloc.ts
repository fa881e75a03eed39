/** wasi-libc's malloc, as the package has it compiled, behind three functions in C. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MissingToolError, runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { firstLine } from '../../contenders/first-line.js';
import { type Allocator, NO_SCOPES } from '../allocator.js';
import { TABLE_PAGES, TABLES_END } from '../kernels/parts.js';
import { merge } from '../merge.js';

const PAGE_BYTES = 65_536;
const INSTALL = 'apt-get install clang lld wasi-libc libclang-rt-dev-wasm32 (or the packages of these names elsewhere)';
/** Debian installs versions beside each other; `CLANG` names another. */
const COMPILERS = ['clang', 'clang-19', 'clang-16', 'clang-14'];

const SOURCE = `#include <stdlib.h>
#define AS(name) __attribute__((export_name(#name)))
AS(sigil_alloc) void *face_alloc(size_t size) { return malloc(size); }
AS(sigil_realloc) void *face_realloc(void *at, size_t old, size_t size) { return (void)old, realloc(at, size); }
AS(sigil_free) void face_free(void *at) { free(at); }
`;

/** Its stack is as small as it can be and no part of the comparison. */
const linkerFlags = (initialPages: number): readonly string[] => [
  '-mexec-model=reactor',
  `-Wl,--global-base=${TABLES_END}`,
  '-Wl,-z,stack-size=1024',
  `-Wl,--initial-memory=${initialPages * PAGE_BYTES}`,
];

export const dlmalloc: Allocator = {
  name: 'dlmalloc',
  what: "wasi-libc's malloc, clang -O2, merged",
  isOurs: false,
  lacks: NO_SCOPES,
  version: async () => {
    const clang = await findClang();
    await tryOut(clang);
    return firstLine(clang, ['--version']);
  },
  join: async (program, goal, folder) => {
    // One more than the program's: the module has data and a stack of its own.
    const face = await compile(await findClang(), program.initialPages + 1, folder);
    return merge(program, face, goal, folder);
  },
};

async function compile(clang: string, initialPages: number, folder: string): Promise<Uint8Array> {
  const [source, out] = [join(folder, 'face.c'), join(folder, 'face.wasm')];
  await writeFile(source, SOURCE);
  await runTool(clang, ['--target=wasm32-wasi', '-O2', ...linkerFlags(initialPages), source, '-o', out]);
  return readFile(out);
}

async function findClang(): Promise<string> {
  const { CLANG } = process.env;
  for (const name of CLANG ? [CLANG] : COMPILERS) if (await runs(name)) return name;
  throw new MissingToolError('clang', `${CLANG ?? 'clang'} is not on PATH`, INSTALL);
}

async function runs(clang: string): Promise<boolean> {
  try {
    await runTool(clang, ['--version']);
    return true;
  } catch (error) {
    if (error instanceof ToolError && error.exitCode === undefined) return false;
    throw error;
  }
}

/** A compiler alone is not enough: it takes the library, its headers, a linker and a runtime for wasm. */
async function tryOut(clang: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    await compile(clang, TABLE_PAGES + 1, folder);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const [said] = error.output.split('\n');
    throw new MissingToolError('wasi-libc', `${clang} makes no wasm with a libc (${said})`, INSTALL);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
