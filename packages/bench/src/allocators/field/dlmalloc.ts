/** wasi-libc's malloc, as the package has it compiled, behind three functions in C. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingToolError, runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { firstLine } from '../../contenders/first-line.js';
import { type Allocator, NO_SCOPES } from '../allocator.js';
import { TABLES_END } from '../kernels/parts.js';
import { merge } from '../merge.js';

const PAGE_BYTES = 65_536;
const INSTALL = 'apt-get install clang lld wasi-libc libclang-rt-dev-wasm32 (or the packages of these names elsewhere)';
/** Debian installs versions beside each other; `CLANG` names another. */
const COMPILERS = ['clang', 'clang-19', 'clang-16', 'clang-14'];
const TARGET = '--target=wasm32-wasi';

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
    await requireWasiLibc(clang);
    return firstLine(clang, ['--version']);
  },
  join: async (program, goal, folder) => {
    const [source, out] = [join(folder, 'face.c'), join(folder, 'face.wasm')];
    await writeFile(source, SOURCE);
    // One more than the program's: the module has data and a stack of its own.
    const flags = linkerFlags(program.initialPages + 1);
    await runTool(await findClang(), [TARGET, '-O2', ...flags, source, '-o', out]);
    return merge(program, await readFile(out), goal, folder);
  },
};

async function findClang(): Promise<string> {
  const { CLANG } = process.env;
  for (const name of CLANG ? [CLANG] : COMPILERS) if (await runs(name, ['--version'])) return name;
  throw new MissingToolError('clang', `${CLANG ?? 'clang'} is not on PATH`, INSTALL);
}

/** The compiler says where it would take the library from; where there is none, it repeats the name. */
async function requireWasiLibc(clang: string): Promise<void> {
  const found = await firstLine(clang, [TARGET, '-print-file-name=libc.a']);
  if (found === 'libc.a') throw new MissingToolError('wasi-libc', 'clang finds no wasi-libc', INSTALL);
}

async function runs(file: string, args: readonly string[]): Promise<boolean> {
  try {
    await runTool(file, args);
    return true;
  } catch (error) {
    if (error instanceof ToolError && error.exitCode === undefined) return false;
    throw error;
  }
}
