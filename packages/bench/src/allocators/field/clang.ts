/** The C compiler that makes wasm of peers in C. */
import { MissingToolError, runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { PAGE_BYTES } from '../kernels/parts.js';
import type { Program } from '../program.js';

/** Debian installs versions beside each other; `CLANG` names another. */
const COMPILERS = ['clang', 'clang-19', 'clang-16', 'clang-14'];

/** @param install what installs all that the peer needs, for the message of MissingToolError */
export async function findClang(install: string): Promise<string> {
  const { CLANG } = process.env;
  for (const name of CLANG ? [CLANG] : COMPILERS) if (await runs(name)) return name;
  throw new MissingToolError('clang', `${CLANG ?? 'clang'} is not on PATH`, install);
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

/** What a peer has to know of a program: where its heap begins, and how much memory there is. */
export type MemoryOf = Pick<Program, 'initialPages' | 'tablesEnd'>;

/** As small as can be: enough to find out whether a peer compiles. */
export const SMALLEST_MEMORY: MemoryOf = { initialPages: 1, tablesEnd: PAGE_BYTES };

/** The stack is as small as it can be and no part of the comparison; with data it is a page more than the program's. */
export const memoryFlags = ({ initialPages, tablesEnd }: MemoryOf): readonly string[] => [
  `-Wl,--global-base=${tablesEnd}`,
  '-Wl,-z,stack-size=1024',
  `-Wl,--initial-memory=${(initialPages + 1) * PAGE_BYTES}`,
];

/** The three functions of the face in C, over those of the standard library. */
export const FACE_SOURCE = `#define AS(name) __attribute__((export_name(#name)))
AS(sigil_alloc) void *face_alloc(size_t size) { return malloc(size); }
AS(sigil_realloc) void *face_realloc(void *at, size_t old, size_t size) { return (void)old, realloc(at, size); }
AS(sigil_free) void face_free(void *at) { free(at); }
`;
