/* Separate compilation: what `lower` writes, and that a C compiler puts it together with an allocator and a host. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import binaryen from 'binaryen';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../src/program.js';
import { missingTools } from './native-tools.js';
import { command, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();
const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');

/** In this process: Binaryen is loaded once. Paths of the command line are those after `@`. */
const sigilAlloc = (line: string) =>
  createProgram().parseAsync(
    line.split(' ').map((word) => word.replace(/^@/, `${folder}/`)),
    { from: 'user' },
  );

async function cc(...args: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await command('cc', args, { cwd: folder });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
}

const PROGRAM = `(module
  (import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 1024) "hello")
  (table (export "callbacks") 1 funcref)
  (global $calls (export "calls") (mut i32) (i32.const 0))
  (global (export "limit") i64 (i64.const -2))
  (func (export "block") (param i32) (result i32)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (call $alloc (local.get 0)))
  (func (export "fail") unreachable)
  (func (export "split*/?") (param f64) (result i32 f64)
    (i32.trunc_sat_f64_s (local.get 0)) (f64.sub (local.get 0) (f64.trunc (local.get 0)))))`;

/** Another module of the same process: it calls the first by link name and keeps its data elsewhere. */
const SECOND = `(module
  (import "env" "block" (func $block (param i32) (result i32)))
  (memory 1)
  (data (i32.const 2048) "world")
  (func (export "pair") (result i64 i64)
    (i64.extend_i32_u (call $block (i32.const 8))) (i64.extend_i32_u (call $block (i32.const 8))))
  (func (export "also_pair") (result i64 i64) (i64.const 1) (i64.const 2)))`;

const HOST = `#include <stdio.h>
#include "program.h"
#include "second.h"
#include "b/sigil.h"
int main(int argc, char **argv) {
  (void)argv;
  sigil_i64_i64 two = pair();
  sigil_i32_f64 parts = wasm_split_x2a_x2f_x3f(2.5);
  printf("%.5s %.5s %u %d\\n", (char *)sigil_memory() + 1024, (char *)sigil_memory() + 2048, calls, (int)limit);
  printf("%u %u %u %.1f\\n", (unsigned)two.r0, (unsigned)two.r1, parts.r0, parts.r1);
  fflush(stdout);
  if (argc > 1) block(0xffffffff);
}
`;

beforeAll(() => {
  writeFiles(folder, { 'program.wat': PROGRAM, 'second.wat': SECOND, 'host.c': HOST });
});

describe.skipIf(missingTools)('objects and archives', () => {
  beforeAll(async () => {
    await sigilAlloc('build bump --out @b --emit obj,archive,header');
    await sigilAlloc('lower @program.wat -o @program.o --header @program.h');
    await sigilAlloc('lower @program.wat -o @program.a');
    await sigilAlloc('lower @second.wat -o @second.o --header @second.h');
  });

  it.each([
    'program.o second.o b/libsigil-bump.a',
    'second.o program.a b/bump.o',
    'second.o program.a b/libsigil-bump.a',
  ])('find each other by link name, over one memory, with plain cc: %s', async (inputs) => {
    await cc('-Wall', '-Wextra', 'host.c', ...inputs.split(' '), '-o', 'host');
    // The program's bss and stack, of which its data tells nothing, may lie anywhere in its two initial pages.
    const stdout = 'hello world 2 -2\n131080 131088 2 0.5\n';
    expect(await command(at('host'), [])).toEqual({ exitCode: 0, stdout, stderr: '' });
    const line = '{"error":"out-of-memory","conformer":"bump","requested":4294967295,"pages":3,"maxPages":65536}\n';
    expect(await command(at('host'), ['trap'])).toEqual({ exitCode: 134, stdout, stderr: line });
  });

  it('give a program the addresses that it gets when linked as wasm', async () => {
    await sigilAlloc('link @program.wat --with bump -o @linked.wasm');
    const wasm = new WebAssembly.Module(readFileSync(at('linked.wasm')) as Buffer<ArrayBuffer>);
    const { block } = new WebAssembly.Instance(wasm).exports as unknown as { block(size: number): number };
    expect([block(8), block(8)]).toEqual([131080, 131088]);
  });

  it.each([
    ['C11', ['-std=c11', '-x', 'c']],
    ['C++', ['-std=c++17', '-x', 'c++']],
  ])('have headers that stand alone and together as %s', async (_, language) => {
    const strict = ['-Wall', '-Wextra', '-Wpedantic', '-Werror', '-fsyntax-only', ...language];
    for (const header of ['program.h', 'second.h']) {
      writeFiles(folder, { 'alone.c': `#include "${header}"\nvoid *used = (void *)0;\n` });
      await cc(...strict, 'alone.c');
    }
    writeFiles(folder, {
      'all.c':
        '#include "program.h"\n#include "program.h"\n#include "b/sigil.h"\n#include "second.h"\nsigil_i64_i64 used;\n',
    });
    await cc(...strict, 'all.c');
  });

  it('have headers for exports of any name, C or C++, strict or not', async () => {
    const names = [
      'and',
      'xor',
      'typeid',
      'wchar_t',
      'uint32_t',
      'size_t',
      'NULL',
      'INT32_MAX',
      'linux',
      'alloca',
      'isnan',
    ];
    const more = ['cexp', 'fabsl', 'ffsl', 'int', 'log', 'p0', '*/', '/*', '??/', '\\', '\u{1f600}\n', 'x\u0000y', ''];
    const exports = [...names, ...more].map((name) => {
      const bytes = [...new TextEncoder().encode(name)]
        .map((byte) => `\\${byte.toString(16).padStart(2, '0')}`)
        .join('');
      return `(func (export "${bytes}") (param i32) (result f32) (f32.const 1))`;
    });
    writeFiles(folder, { 'names.wat': `(module ${exports.join('\n')})` });
    await sigilAlloc('lower @names.wat -o @names.o --header @names.h');
    writeFiles(folder, { 'names.c': '#include "names.h"\nint unused;\n' });
    for (const language of [
      ['-std=c11', '-x', 'c'],
      ['-x', 'c'],
      ['-std=c++17', '-x', 'c++'],
    ])
      await cc('-Wall', '-Wextra', '-Wpedantic', '-Werror', '-fsyntax-only', ...language, 'names.c');
  });

  it('tell in JSON what they define and want', () => {
    expect(JSON.parse(read('program.json'))).toEqual({
      version: 1,
      name: 'program',
      target: expect.stringMatching(/^(amd64|arm64|rv64)/),
      instantiate: 'program_instantiate',
      hasConstructor: true,
      exports: [
        { name: 'memory', symbol: 'memory', kind: 'memory' },
        { name: 'callbacks', symbol: 'callbacks', kind: 'table' },
        { name: 'calls', symbol: 'calls', kind: 'global', type: 'i32', mutable: true },
        { name: 'limit', symbol: 'limit', kind: 'global', type: 'i64', mutable: false },
        { name: 'block', symbol: 'block', kind: 'function', params: ['i32'], results: ['i32'] },
        { name: 'fail', symbol: 'fail', kind: 'function', params: [], results: [] },
        {
          name: 'split*/?',
          symbol: 'wasm_split_x2a_x2f_x3f',
          kind: 'function',
          params: ['f64'],
          results: ['i32', 'f64'],
        },
      ],
      imports: [
        {
          module: 'sigil',
          field: 'sigil_alloc',
          symbol: 'sigil_alloc',
          kind: 'function',
          params: ['i32'],
          results: ['i32'],
        },
      ],
    });
  });

  it('wait for their host without a constructor, and leave it alive after a trap', async () => {
    writeFiles(folder, {
      'late.c': `#include <stdio.h>
#include "late.h"
#include "b/sigil.h"
static void failing(void *unused) { (void)unused; fail(); }
static void exhausting(void *unused) { (void)unused; block(0xfffffff0); }
int main(void) {
  printf("%d ", (int)sigil_memory_size());
  mine_instantiate();
  mine_instantiate();
  printf("%d %d %u\\n", (int)sigil_memory_size(), (int)limit, calls);
  sigil_trap first = sigil_try(failing, NULL), second = sigil_try(exhausting, NULL);
  printf("%d %d %u %d\\n", first == SIGIL_TRAP_UNREACHABLE, second == SIGIL_TRAP_OUT_OF_MEMORY, sigil_failed_size(), block(4) != 0);
  calls = 41;
  block(4);
  printf("%u %.5s\\n", calls, (char *)sigil_memory() + 1024);
}
`,
    });
    await sigilAlloc('lower @program.wat -o @late.o --header @late.h --no-constructor --prefix mine_ --name elsewhere');
    expect(JSON.parse(read('late.json'))).toMatchObject({
      name: 'elsewhere',
      instantiate: 'mine_instantiate',
      hasConstructor: false,
    });
    await cc('-Wall', '-Wextra', '-O2', 'late.c', 'late.o', 'b/libsigil-bump.a', '-o', 'late');
    const stdout = '65536 131072 -2 0\n1 1 4294967280 1\n42 hello\n';
    expect(await command(at('late'), [])).toEqual({ exitCode: 0, stdout, stderr: '' });
  });

  it('are refused together, in one line, where their data overlaps', async () => {
    writeFiles(folder, { 'over.wat': '(module (memory (export "memory") 1) (data (i32.const 1026) "x"))' });
    await sigilAlloc('lower @over.wat -o @over.o');
    await cc('host.c', 'program.o', 'over.o', 'second.o', 'b/libsigil-bump.a', '-o', 'both');
    const { exitCode, stderr } = await command(at('both'), []);
    expect(exitCode).toBe(134);
    expect(stderr).toMatch(/^sigil: module "\w+" has static data at \d+ that overlaps module "\w+" at \d+\n$/);
  });
});

describe('lower', () => {
  it.skipIf(missingTools)('dumps every stage in its own notation', async () => {
    await sigilAlloc('lower @program.wat -o @staged.ssa --dump @deep/stages');
    await sigilAlloc('lower @program.wat -o @staged.s');
    const names = ['0-input.wat', '1-optimised.wat', '2-lowered.ssa', '3-assembly.s'];
    expect(readdirSync(at('deep/stages')).sort()).toEqual(names);
    for (const text of names.slice(0, 2).map((name) => read(`deep/stages/${name}`))) {
      const module = binaryen.parseText(text);
      expect(module.getExport('block')).not.toBe(0);
      module.dispose();
    }
    expect(read('deep/stages/2-lowered.ssa')).toBe(read('staged.ssa'));
    expect(read('deep/stages/3-assembly.s')).toBe(read('staged.s'));
  });

  it.each(['amd64_sysv', 'arm64', 'rv64', 'amd64_apple', 'arm64_apple'])('writes QBE text for %s', async (target) => {
    await sigilAlloc(`lower @program.wat -o @${target}.ssa --target ${target}`);
    expect(read(`${target}.ssa`)).toContain(target.endsWith('apple') ? '__mod_init_func' : '.init_array');
    expect(JSON.parse(read(`${target}.json`))).toMatchObject({ target });
  });

  it('optimises as told', async () => {
    writeFiles(folder, {
      'calls.wat': `(module (func $unused (result f64) (f64.const 7)) (func $twice (param i32) (result i32) (i32.add (local.get 0) (local.get 0)))
        (func (export "four_times") (param i32) (result i32) (call $twice (call $twice (local.get 0)))))`,
    });
    for (const goal of ['speed', 'size', 'none'])
      await sigilAlloc(`lower @calls.wat -o @${goal}.ssa --optimize ${goal}`);
    expect(read('speed.ssa').length).toBeLessThan(read('none.ssa').length);
    expect(read('size.ssa').length).toBeLessThan(read('none.ssa').length);
  });

  it('writes all files or none, and leaves what was there', async () => {
    mkdirSync(at('taken.json'));
    writeFiles(folder, { 'taken.ssa': 'before' });
    await expect(sigilAlloc('lower @program.wat -o @taken.ssa --header @taken.h')).rejects.toThrow(
      /taken\.json: it is a folder/,
    );
    await expect(sigilAlloc('lower @program.wat -o @fresh.ssa --header @gone/x.h')).rejects.toThrow(
      /its folder does not exist/,
    );
    expect(read('taken.ssa')).toBe('before');
    for (const name of ['taken.h', 'fresh.ssa', 'fresh.json', 'gone']) expect(existsSync(at(name)), name).toBe(false);
    expect(readdirSync(folder).filter((name) => /\.[0-9a-f-]{36}$/.test(name))).toEqual([]);
  });
});
