/** AssemblyScript's two-level segregated fit, compiled by its own compiler as its users have it. */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { MissingToolError, runTool } from '@sigil-alloc/qbe-lower/toolchain';
import { type Allocator, type Goal, NO_SCOPES } from '../allocator.js';
import { TABLES_END } from '../kernels/parts.js';
import { merge } from '../merge.js';

const SOURCE = `export function sigil_alloc(size: usize): usize { return heap.alloc(size); }
export function sigil_realloc(at: usize, old: usize, size: usize): usize { return heap.realloc(at, size); }
export function sigil_free(at: usize): void { heap.free(at); }
`;

const LEVEL: Readonly<Record<Goal, string>> = { speed: '-O3', size: '-Oz' };

export const assemblyscript: Allocator = {
  name: 'assemblyscript',
  what: "AssemblyScript's TLSF, asc -O3 --runtime minimal, merged",
  isOurs: false,
  lacks: NO_SCOPES,
  version: async () => `asc ${JSON.parse(await readFile(inCompiler('package.json'), 'utf8')).version}`,
  join: async (program, goal, folder) => {
    const [source, out] = [join(folder, 'face.ts'), join(folder, 'face.wasm')];
    await writeFile(source, SOURCE);
    const memory = ['--memoryBase', String(TABLES_END), '--initialMemory', String(program.initialPages)];
    // A failed assertion traps, and asks the host for nothing.
    const flags = [LEVEL[goal], '--runtime', 'minimal', ...memory, '--use', 'abort='];
    await runTool(process.execPath, [inCompiler('bin/asc.js'), source, ...flags, '-o', out]);
    return merge(program, await readFile(out), goal, folder);
  },
};

function inCompiler(path: string): string {
  try {
    return createRequire(import.meta.url).resolve(`assemblyscript/${path}`);
  } catch {
    throw new MissingToolError('asc', 'the npm package assemblyscript is not installed', 'npm install');
  }
}
