import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sha256 } from '@sigil-alloc/artefacts';
import { assemble, BUILD_KINDS, type BuildKind, chosenWorlds, emitText } from '@sigil-alloc/ir';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { contract, exportNames, type Manifest, watImports, worldFunctions } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { answers, instantiate, prebuilt } from '../src/index.js';
import { conformer } from '../src/prelude.js';
import { archiveOf, wasmOf } from './builds.js';

const reason = await whyNativeIsSkipped();
const SIZE_LIMIT_BYTES = 900;
const exportsOf = async (wasm: Uint8Array) =>
  WebAssembly.Module.exports(await WebAssembly.compile(wasm as BufferSource)).map(({ name }) => name);

describe('the wasm of bump', () => {
  it(`built for size is at most ${SIZE_LIMIT_BYTES} bytes`, () => {
    expect(wasmOf({ optimize: 'size' }).length).toBeLessThanOrEqual(SIZE_LIMIT_BYTES);
  });

  it.each(['../../../README.md', '../README.md'])('has the size that %s tells', async (page) => {
    const text = await readFile(new URL(page, import.meta.url), 'utf8');
    expect(text).toContain(`${wasmOf({ optimize: 'size' }).length} bytes`);
  });

  it.each(BUILD_KINDS)('exports memory, the seven and the fixed set, and nothing else (%s)', async (build) => {
    expect((await exportsOf(wasmOf({ build }))).sort()).toEqual([...exportNames].sort());
  });

  it('imports nothing', async () => {
    expect(WebAssembly.Module.imports(await WebAssembly.compile(wasmOf() as BufferSource))).toEqual([]);
  });

  it('has the bare names of the contract on request, the fixed set as ever', async () => {
    const names = await exportsOf(wasmOf({ names: 'wit' }));
    expect(names).toEqual(
      expect.arrayContaining(['alloc', 'realloc', 'mem_copy', 'enter_scope', 'exit_scope', 'promote', 'free_all']),
    );
    expect(names).toEqual(expect.arrayContaining(['memory', 'cabi_realloc', 'sigil_trap_kind', 'sigil_failed_size']));
  });

  it('as plain MVP uses no bulk memory', () => {
    const module = assemble(conformer, { features: 'mvp' });
    const text = emitText(module);
    module.dispose();
    expect(text).not.toMatch(/memory\.(copy|fill)/);
    expect(text).toContain('i32.store8');
  });

  it('as WAT keeps the names of its functions', () => {
    const module = assemble(conformer);
    const text = emitText(module);
    module.dispose();
    for (const [, name] of watImports().matchAll(/\(func \$(\w+)/g)) expect(text).toContain(`(func $${name}`);
  });
});

describe('the door of the package', () => {
  it.each(BUILD_KINDS)('points to a prebuilt module and its answers (%s)', async (build) => {
    expect(new Uint8Array(await readFile(prebuilt(build)))).toEqual(wasmOf({ build }));
    expect(await answers(build)).toEqual(conformer.answers({ build }));
  });

  it('refuses a build that there is not', async () => {
    const words = 'build is one of fast, check, audit; got "slow"';
    expect(() => prebuilt('slow' as BuildKind)).toThrow(words);
    await expect(answers('slow' as BuildKind)).rejects.toThrow(words);
  });

  it.each(BUILD_KINDS)('makes heaps with a method for each function of its worlds (%s)', async (build) => {
    const functions = [...contract.functions, ...worldFunctions(chosenWorlds(conformer))];
    const methods = functions.map(({ camelName }) => camelName);
    expect(Object.keys(await instantiate({ build })).sort()).toEqual([...methods, 'bytes', 'exports', 'memory'].sort());
  });

  it('has the files of the committed manifest; npm run manifest writes it anew', () => {
    const { files } = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8')) as Manifest;
    const here = files
      .filter(({ kind, file }) => kind !== 'assembly' && !file.startsWith('embedded'))
      .map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 }));
    const folder = new URL('../prebuilt/', import.meta.url);
    const built = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(fileURLToPath(folder), join(parentPath, name)))
      .filter((file) => !file.startsWith('embedded') && !file.endsWith('.s'))
      .map((file) => ({ file, content: readFileSync(new URL(file, folder)) }))
      .map(({ file, content }) => ({ file, bytes: content.length, sha256: sha256(content) }));
    const byFile = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : 1);
    expect(built.sort(byFile)).toEqual(here.sort(byFile));
  });
});

describe.skipIf(reason !== undefined)(
  `the archive of bump${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    it('defines the names that the wasm exports; every other name is the shim’s', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'sigil-nm-'));
      const { stdout } = await promisify(execFile)('nm', [
        '--defined-only',
        '--extern-only',
        await archiveOf({}, folder),
      ]);
      await rm(folder, { recursive: true });
      const symbols = [...stdout.matchAll(/^[0-9a-f]+ [A-Z] (\S+)$/gm)].map(([, name]) => name!);
      expect(symbols).toEqual(expect.arrayContaining([...exportNames]));
      const others = symbols.filter((name) => !exportNames.includes(name));
      expect(others.filter((name) => !/^(sigil_|wasi_snapshot_preview1__)/.test(name))).toEqual([]);
    });
  },
);
