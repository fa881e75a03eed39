/** The C runtime shim as objects: compiled once per process and compiler, kept in memory, written where needed. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allWorldNames, cHeader, cHeaderName, trapKinds } from '@sigil-alloc/wit';
import type { CrossTools } from './cross.js';
import { inTemporaryFolder } from './output.js';
import { runTool } from './run-tool.js';

/** Folder of the C sources and headers. */
export const runtimeDir: string = fileURLToPath(new URL('../../runtime', import.meta.url));

/** Position-independent, so that an archive also serves a shared library. A fortified longjmp would end every trap. */
const C_FLAGS = ['-std=c11', '-O2', '-fPIC', '-U_FORTIFY_SOURCE', '-Wall', '-Wextra'];

/** Compiled with the defines of one build, and therefore not kept. */
const PER_BUILD = ['sigil_build.c', 'sigil_main.c'];

interface ShimObject {
  readonly file: string;
  readonly bytes: Buffer;
}

const compiled = new Map<string, Promise<readonly ShimObject[]>>();

export const TRAP_NAMES_HEADER = 'sigil_trap_names.h';

export const trapNamesHeader = (): string =>
  `#define SIGIL_TRAP_NAMES ${trapKinds.map((kind) => JSON.stringify(kind)).join(', ')}\n`;

/** Writes the headers that follow from the WIT: `sigil.h`, those of further worlds, and the traps' names for the shim alone. */
export async function writeHeaders(folder: string): Promise<void> {
  for (const world of [undefined, ...allWorldNames]) await writeFile(join(folder, cHeaderName(world)), cHeader(world));
  await writeFile(join(folder, TRAP_NAMES_HEADER), trapNamesHeader());
}

export type Compiler = Pick<CrossTools, 'cc' | 'ccArguments'>;

/** Compiles one C file of the shim into `folder`, which holds the written headers, and gives the object's path. */
export async function compileShimSource(
  source: string,
  folder: string,
  { cc, ccArguments }: Compiler,
  defines: readonly string[] = [],
): Promise<string> {
  const object = join(folder, `${basename(source, '.c')}.o`);
  const includes = ['-I', runtimeDir, '-I', folder];
  await runTool(cc, [
    ...ccArguments,
    ...C_FLAGS,
    ...includes,
    ...defines,
    '-c',
    join(runtimeDir, source),
    '-o',
    object,
  ]);
  return object;
}

async function compileShim(compiler: Compiler): Promise<readonly ShimObject[]> {
  const files = await readdir(runtimeDir);
  const sources = files.filter((file) => file.endsWith('.c') && !PER_BUILD.includes(file)).sort();
  return inTemporaryFolder(async (folder) => {
    await writeHeaders(folder);
    // All are waited for even if one fails: the folder must not go while a compiler still writes to it.
    const compiling = sources.map((source) => compileShimSource(source, folder, compiler));
    await Promise.allSettled(compiling);
    const objects = await Promise.all(compiling);
    return Promise.all(objects.map(async (object) => ({ file: basename(object), bytes: await readFile(object) })));
  });
}

/** Writes all shim objects that no build decides anything about into `folder` and gives their paths, sorted. */
export async function writeShimObjects(folder: string, compiler: Compiler): Promise<readonly string[]> {
  const key = [compiler.cc, ...compiler.ccArguments].join(' ');
  const objects = compiled.get(key) ?? compileShim(compiler);
  compiled.set(key, objects);
  // A failure is not kept: what was wrong may be put right while this process lives.
  objects.catch(() => compiled.delete(key));
  return Promise.all(
    (await objects).map(async ({ file, bytes }) => {
      await writeFile(join(folder, file), bytes);
      return join(folder, file);
    }),
  );
}
