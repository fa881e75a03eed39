/**
 * malloc and its family on tlsf-rc in wasm programs that clang compiled. rules.wasm is there ready-made, for machines without
 * a clang; `SIGIL_MAKE_WASM=1 npx vitest run test/libc-wasm.test.ts` makes it anew.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conformer } from '@sigil-alloc/tlsf-rc/prelude';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeArtefacts } from '../src/artefacts.js';
import { createProgram } from '../src/program.js';
import { clang, compileToWasm } from './libc-clang.js';
import { example, followPage, hashOfCode, libcProgram } from './libc-tools.js';
import { missingTools } from './native-tools.js';
import { command, testFolder } from './sigil-alloc.js';

const folder = testFolder();
const at = (file: string) => join(folder, file);
const out = at('out');
const HASH_FILE = libcProgram('rules.wasm.sources');
const RULES = {
  sources: [libcProgram('rules.c'), join(out, 'sigil_libc.c')],
  flags: ['-Oz', '-fno-builtin', '-I', out],
  // A megabyte of memory from the start, so that its end is far from where the heap should begin.
  linkFlags: ['-Wl,--export=__heap_base,--initial-memory=1048576'],
};

const hashOfSources = () => hashOfCode([...RULES.sources, join(out, 'sigil_libc.h')]);

/** Links or makes native, in this process: Binaryen is loaded already. */
const build = (kind: 'link' | 'native', program: string, out: string) =>
  createProgram().parseAsync([kind, program, '--with', 'tlsf-rc', '--max-heap', '400', '-o', at(out)], {
    from: 'user',
  });

/** The host alone: what `run` does after linking, without Binaryen. */
const RUN_WASM = `import { readFileSync } from 'node:fs';
  import { runProgram } from '@sigil-alloc/host';
  process.exitCode = await runProgram(readFileSync(process.argv[1]), { args: ['program'], conformer: 'tlsf-rc' });`;

const underNode = (file: string, input = '') =>
  command(process.execPath, ['--input-type=module', '-e', RUN_WASM, file], { cwd: import.meta.dirname, input });

beforeAll(async () => {
  await writeArtefacts(conformer, ['header', 'libc'], {}, out);
  if (process.env.SIGIL_MAKE_WASM === undefined) return;
  writeFileSync(libcProgram('rules.wasm'), await compileToWasm(RULES, folder));
  writeFileSync(HASH_FILE, `${hashOfSources()}\n`);
}, 30_000);

const fine = { exitCode: 0, stdout: 'all 147 rules hold\n', stderr: '' };

describe('a C program in wasm whose malloc is ours', () => {
  it('is here as made from its sources of today', () => {
    expect(readFileSync(HASH_FILE, 'utf8').trim()).toBe(hashOfSources());
  });

  it('imports what malloc needs, from us, and has a malloc by name', () => {
    const module = new WebAssembly.Module(readFileSync(libcProgram('rules.wasm')));
    expect(WebAssembly.Module.customSections(module, 'name')).toHaveLength(1);
    const imports = WebAssembly.Module.imports(module).filter(({ module: from }) => !from.startsWith('wasi_'));
    expect(imports.map(({ module: from, name }) => `${from}.${name}`).sort()).toEqual([
      'sigil.sigil_free',
      'sigil.sigil_try_alloc',
      'sigil.sigil_try_alloc_aligned',
      'sigil.sigil_try_realloc',
      'sigil.sigil_usable_size',
    ]);
  });

  it('keeps the rules, and has its heap where its data ends, under Node', async () => {
    await build('link', libcProgram('rules.wasm'), 'rules.wasm');
    expect(await underNode(at('rules.wasm'))).toEqual(fine);
  });

  it.skipIf(missingTools)('keeps them natively', async () => {
    await build('native', libcProgram('rules.wasm'), 'rules');
    expect(await command(at('rules'), [])).toEqual(fine);
  });
});

describe.skipIf(clang === undefined)('a C program that clang compiles now', () => {
  it('interprets Lisp as it does on the malloc of wasi-libc, made as the page says', async () => {
    copyFileSync(example('lisp.c'), at('program.c'));
    const input = readFileSync(example('program.lisp'), 'utf8');
    const followed = await followPage('In wasm', folder, `clang() { command ${clang} "$@"; }`, input);
    expect(followed).toEqual(await underNode(example('lisp.wasm'), input));
  });
});
