/** wasi-libc's malloc, as the package has it compiled, behind three functions in C. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MissingToolError, runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { firstLine } from '../../contenders/first-line.js';
import { type Allocator, NO_SCOPES } from '../allocator.js';
import { merge } from '../merge.js';
import { FACE_SOURCE, findClang, type MemoryOf, memoryFlags, SMALLEST_MEMORY } from './clang.js';

const INSTALL = 'apt-get install clang lld wasi-libc libclang-rt-dev-wasm32 (or the packages of these names elsewhere)';

export const dlmalloc: Allocator = {
  name: 'dlmalloc',
  what: "wasi-libc's malloc, clang -O2, merged",
  isOurs: false,
  lacks: NO_SCOPES,
  version: async () => {
    const clang = await findClang(INSTALL);
    await tryOut(clang);
    return firstLine(clang, ['--version']);
  },
  join: async (program, goal, folder) => {
    const face = await compile(await findClang(INSTALL), program, folder);
    return merge(program, face, goal, folder);
  },
};

async function compile(clang: string, memory: MemoryOf, folder: string): Promise<Uint8Array> {
  const [source, out] = [join(folder, 'face.c'), join(folder, 'face.wasm')];
  await writeFile(source, `#include <stdlib.h>\n${FACE_SOURCE}`);
  const flags = ['--target=wasm32-wasi', '-O2', '-mexec-model=reactor', ...memoryFlags(memory)];
  await runTool(clang, [...flags, source, '-o', out]);
  return readFile(out);
}

/** A compiler alone is not enough: it takes the library, its headers, a linker and a runtime for wasm. */
async function tryOut(clang: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    await compile(clang, SMALLEST_MEMORY, folder);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const [said] = error.output.split('\n');
    throw new MissingToolError('wasi-libc', `${clang} makes no wasm with a libc (${said})`, INSTALL);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
