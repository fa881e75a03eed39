import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RuntimeModuleError } from '@sigil-alloc/ir';
import { describe, expect, it } from 'vitest';
import { findCandidate } from '../src/candidates.js';
import { findConformer } from '../src/conformers.js';
import { exitCodeOf, messageOf, UsageError } from '../src/exit.js';
import { linkProgram, type ProgramOptions } from '../src/linking.js';
import { labelOf } from '../src/own-files.js';
import { loadScript } from '../src/own-modules.js';
import { ProgramFileError, readProgram } from '../src/program-file.js';
import { missingTools } from './native-tools.js';
import { sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();
const IR = import.meta.resolve('@sigil-alloc/ir');
const BUMP = import.meta.resolve('@sigil-alloc/bump/prelude');

const ARENA = `
  (import "sigil" "sigil_rt_heap_base" (func $base (result i32)))
  (memory (export "memory") 1)
  (global $top (mut i32) (i32.const 0))
  (global $kind (mut i32) (i32.const 0))
  (func $take (export "sigil_alloc") (param $size i32) (result i32) (local $block i32)
    (if (i32.eqz (global.get $top)) (then (global.set $top (call $base))))
    (local.set $block (global.get $top))
    (global.set $top (i32.and (i32.add (i32.add (global.get $top) (local.get $size)) (i32.const 15)) (i32.const -16)))
    (block $room
      (br_if $room (i32.le_u (global.get $top) (i32.shl (memory.size) (i32.const 16))))
      (br_if $room (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))
      (global.set $kind (i32.const 1))
      (unreachable))
    (local.get $block))
  (func (export "sigil_realloc") (param i32 i32 i32) (result i32) (call $take (local.get 2)))
  (func (export "sigil_mem_copy") (param i32 i32 i32))
  (func (export "sigil_enter_scope") (result i32) (i32.const 1))
  (func (export "sigil_exit_scope") (param i32))
  (func (export "sigil_promote") (param i32 i32 i32) (result i32) (local.get 1))
  (func (export "sigil_free_all"))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (call $take (local.get 3)))
  (func (export "sigil_trap_kind") (result i32) (global.get $kind))
  (func (export "sigil_failed_size") (result i32) (i32.const 5))`;

writeFiles(folder, {
  'arena.wat': `(module ${ARENA})`,
  'half.wat': `(module ${ARENA.replace('"sigil_promote"', '"promote"')} (data (i32.const 8) "x"))`,
  // The sum of two blocks, which lie where the heap of the program begins.
  'program.wat': `(module (import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))
    (memory (export "memory") 1)
    (func (export "main") (result i32) (local $a i32) (local $b i32)
      (i32.store (local.tee $a (call $alloc (i32.const 8))) (i32.const 20))
      (i32.store (local.tee $b (call $alloc (i32.const 8))) (i32.const 22))
      (i32.add (i32.load (local.get $a)) (i32.load (local.get $b)))))`,
  'mine.js': `import { conformer as bump } from '${BUMP}';\nexport const conformer = { ...bump, name: 'mine' };\n`,
  'main.mjs': `import { conformer } from '${BUMP}';\nexport default conformer;\n`,
  'lacking.js': `import { implement } from '${IR}';\nexport const conformer = { name: 'lacking', alignments: [8] };\n`,
  'empty.js': 'export const answer = 42;\n',
  'broken.js': 'throw new Error("not today");\n',
});

const inFolder = (...args: readonly string[]) => sigilAlloc(args, { cwd: folder });
const path = (file: string) => join(folder, file);

const linking = (file: string, options: Partial<ProgramOptions> = {}) =>
  linkProgram(path('program.wat'), { with: path(file), needsEntry: true, ...options });

describe('a module of one’s own', () => {
  it('is linked by its path, and runs a program', async () => {
    const module = await linking('arena.wat');
    const { instance } = await WebAssembly.instantiate(module.emitBinary() as BufferSource, {});
    module.dispose();
    expect((instance.exports as { main(): number }).main()).toBe(42);
    expect(await inFolder('run', 'program.wat', '--with', './arena.wat')).toEqual({
      exitCode: 42,
      stdout: '',
      stderr: '',
    });
  });

  it.skipIf(missingTools)('runs a program natively', async () => {
    expect((await inFolder('run', 'program.wat', '--native', '--with', 'arena.wat')).exitCode).toBe(42);
  });

  it('traps under the name of its file, with what it recorded', async () => {
    const { exitCode, stderr } = await inFolder('run', 'program.wat', '--with', './arena.wat', '--max-heap', '1');
    expect([exitCode, JSON.parse(stderr)]).toEqual([
      134,
      { error: 'out-of-memory', conformer: 'arena', requested: 5, pages: 1, maxPages: 1 },
    ]);
    expect(['a/b.c.wasm', 'x.wat', 'x.mjs', 'tlsf-rc'].map(labelOf)).toEqual(['b.c', 'x', 'x', 'tlsf-rc']);
  });

  it('is refused with all that keeps it from being linked, and no file is left', async () => {
    await expect(linking('half.wat')).rejects.toThrow(RuntimeModuleError);
    expect(await inFolder('link', 'program.wat', '--with', 'half.wat', '-o', 'out.wasm')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        "sigil-alloc: half.wat is no runtime that can be linked: it does not export 'sigil_promote' of " +
        'sigil:allocator@0.1.0; it has data, which would lie in the data of a program\n',
    });
    expect(existsSync(path('out.wasm'))).toBe(false);
  });

  it('is checked as a stranger’s, and told where its heap begins', async () => {
    const { module } = await readProgram(path('arena.wat'));
    writeFiles(folder, { 'arena.wasm': module.emitBinary() });
    module.dispose();
    const { subjects } = await findCandidate(path('arena.wasm'), { build: 'fast' });
    const instance = await (await subjects.wasm!()).open();
    const [first] = await instance.run([{ op: 'alloc', into: 0, size: 8 }]);
    expect(first).toMatchObject({ status: 'ok', value: 1024 });
    await instance.close();
  });

  it('is refused for what it is not: worlds that it lacks, options of a build, a file that is not there', async () => {
    await expect(linking('arena.wat', { worlds: ['heap'] })).rejects.toThrow(/are none; got heap$/);
    await expect(linking('arena.wat', { growthStep: 2 })).rejects.toThrow(UsageError);
    await expect(linking('far.wasm')).rejects.toThrow(ProgramFileError);
    expect(() => findConformer('arena.wat')).toThrow(
      'arena.wat is a module, and built: it goes with --with, and as .wasm or .a with check',
    );
    expect(() => findConformer('arena')).toThrow(/; or a path to a \.wasm, \.wat or \.js of your own$/);
  });
});

describe('a script of one’s own', () => {
  it('is linked and built as a conformer is', async () => {
    expect((await inFolder('run', 'program.wat', '--with', './mine.js')).exitCode).toBe(42);
    expect((await inFolder('build', 'mine.js', '--emit', 'wasm,header', '--out', 'built')).exitCode).toBe(0);
    expect(existsSync(path('built/mine.wasm'))).toBe(true);
  });

  it('may export it as its default', async () => {
    expect((await loadScript(path('main.mjs'))).name).toBe('bump');
  });

  it.each([
    ['lacking.js', /lacking\.js is no runtime that can be linked: it has no function 'answers'; .*'sigil_alloc'/],
    ['empty.js', /empty\.js is no runtime that can be linked: it exports no conformer$/],
    ['broken.js', /broken\.js: cannot be run: not today$/],
    ['far.js', /far\.js: cannot be read: no such file or folder$/],
  ])('is refused in one line: %s', async (file, message) => {
    const refusal = await linking(file).catch((error: unknown) => error);
    expect(messageOf(refusal)).toMatch(message);
    expect(messageOf(refusal)).not.toContain('\n');
    expect(exitCodeOf(refusal)).toBe(1);
  });
});
