/** Emscripten's small malloc: its source out of the package, compiled with what it asks for, behind three functions in C. */
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MissingToolError, runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { firstLine } from '../../contenders/first-line.js';
import { type Allocator, NO_SCOPES } from '../allocator.js';
import { merge } from '../merge.js';
import { FACE_SOURCE, findClang, type MemoryOf, memoryFlags, SMALLEST_MEMORY } from './clang.js';
import { HEADERS, SURROUNDINGS } from './emmalloc-stubs.js';

const INSTALL =
  'apt-get install emscripten clang lld (or the packages of these names elsewhere; EMSCRIPTEN names the folder)';
/** Where Debian's package has it. */
const USUAL_FOLDER = '/usr/share/emscripten';

export const emmalloc: Allocator = {
  name: 'emmalloc',
  what: "Emscripten's emmalloc, clang -O2, merged",
  isOurs: false,
  lacks: NO_SCOPES,
  version: async () => {
    const { folder } = await findSource();
    const clang = await findClang(INSTALL);
    await tryOut(clang);
    return `Emscripten ${await versionIn(folder)}, ${await firstLine(clang, ['--version'])}`;
  },
  join: async (program, goal, folder) => {
    const face = await compile(await findClang(INSTALL), program, folder);
    return merge(program, face, goal, folder);
  },
};

async function findSource(): Promise<{ readonly folder: string; readonly source: string }> {
  const folder = process.env.EMSCRIPTEN || USUAL_FOLDER;
  const source = join(folder, 'system/lib/emmalloc.c');
  try {
    await access(source);
    return { folder, source };
  } catch {
    throw new MissingToolError('emscripten', `there is no system/lib/emmalloc.c in ${folder}`, INSTALL);
  }
}

const versionIn = (folder: string): Promise<string> =>
  readFile(join(folder, 'emscripten-version.txt'), 'utf8').then(
    (text) => text.trim().replaceAll('"', ''),
    () => 'of unknown version',
  );

/**
 * The source reads and writes the same words by pointers to different types: without the second line it hands out memory that
 * is in use. Copies are instructions of their own, which is more than Emscripten had at that time.
 */
const FLAGS = [
  ...['--target=wasm32', '-O2', '-ffreestanding', '-nostdlib', '-mbulk-memory', '-w', '-Wl,--no-entry'],
  '-fno-strict-aliasing',
];

async function compile(clang: string, memory: MemoryOf, folder: string): Promise<Uint8Array> {
  const { source } = await findSource();
  const [face, out, headers] = [join(folder, 'face.c'), join(folder, 'face.wasm'), join(folder, 'headers')];
  for (const [name, text] of Object.entries(HEADERS)) {
    await mkdir(dirname(join(headers, name)), { recursive: true });
    await writeFile(join(headers, name), text);
  }
  await writeFile(face, `${SURROUNDINGS}${FACE_SOURCE}`);
  await runTool(clang, [...FLAGS, '-I', headers, ...memoryFlags(memory), source, face, '-o', out]);
  return readFile(out);
}

async function tryOut(clang: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    await compile(clang, SMALLEST_MEMORY, folder);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const [said] = error.output.split('\n');
    throw new MissingToolError('lld', `${clang} makes no wasm of emmalloc (${said})`, INSTALL);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
