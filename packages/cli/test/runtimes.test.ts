import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportNamesWith, runtimeExports, runtimeNames } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { findCandidate } from '../src/candidates.js';
import { conformerNames, findConformer } from '../src/conformers.js';
import { linkProgram } from '../src/linking.js';
import { runtimes } from '../src/runtimes.js';
import { missingTools } from './native-tools.js';
import { sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();

const MEMORY = '(memory (export "memory") 1)';
const IMPORTS = `
  (import "rt" "__alloc" (func $alloc (param i32 i32) (result i32)))
  (import "env" "__retain" (func $retain (param i32) (result i32)))
  (import "sigil" "__release" (func $release (param i32)))`;

writeFiles(folder, {
  // Two objects of eight bytes, and the sum of what was put into them.
  'points.wat': `(module ${IMPORTS} ${MEMORY}
    (export "__alloc" (func $alloc))
    (func $point (param $x i32) (result i32) (local $ref i32)
      (local.set $ref (call $retain (call $alloc (i32.const 8) (i32.const 3))))
      (i32.store (local.get $ref) (local.get $x))
      (local.get $ref))
    (func (export "main") (result i32) (local $a i32) (local $b i32)
      (local.set $a (call $point (i32.const 20)))
      (local.set $b (call $point (i32.const 22)))
      (i32.add (i32.load (local.get $a)) (i32.load (local.get $b)))
      (call $release (local.get $a))
      (call $release (local.get $b))))`,
  // The same without objects.
  'sum.wat': `(module ${MEMORY}
    (func (export "main") (result i32)
      (i32.store (i32.const 2048) (i32.const 20))
      (i32.store (i32.const 2064) (i32.const 22))
      (i32.add (i32.load (i32.const 2048)) (i32.load (i32.const 2064)))))`,
});

const inFolder = (...args: readonly string[]) => sigilAlloc(args, { cwd: folder });

async function linked(program: string, runtime: string, optimize: 'speed' | 'size' = 'speed'): Promise<Uint8Array> {
  const file = join(folder, `${program}.wat`);
  const module = await linkProgram(file, { with: runtime, optimize, needsEntry: true });
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

const exportsOf = (wasm: Uint8Array) =>
  WebAssembly.Module.exports(new WebAssembly.Module(wasm as BufferSource)).map(({ name }) => name);

/** A little program's price of a runtime: what it needs beside itself, built for size. */
const MOST_BYTES_OF_NONE = 300;

describe('a runtime by its name', () => {
  it('is one of four, each a conformer of ours', () => {
    expect(runtimes.map(({ name }) => name)).toEqual(runtimeNames);
    for (const { conformer } of runtimes) expect(conformerNames).toContain(conformer);
    for (const name of runtimeNames) expect(findConformer(name).runtime).toBe(name);
    expect(findConformer('bump').runtime).toBeUndefined();
  });

  it('is listed apart from the conformers, with what its host sees', async () => {
    const { stdout } = await inFolder('list');
    expect(stdout).toMatch(/\n\nruntime +conformer +a host sees .*\nfull +tlsf-rc +__alloc, __retain, .*__rtti_base /);
    expect(stdout).toMatch(/^none +bump +nothing /m);
    const { conformers, runtimes } = JSON.parse((await inFolder('list', '--json')).stdout);
    expect(conformers.map(({ name }: { name: string }) => name)).toEqual(conformerNames);
    expect(runtimes[2]).toMatchObject({ name: 'stub', conformer: 'bump', exports: runtimeExports('stub') });
  });

  it('is told where a name is unknown', () => {
    expect(() => findConformer('fll')).toThrow(
      'unknown conformer "fll"; known: bump, tlsf-rc; runtimes: full, half, stub, none',
    );
  });

  it.each([
    ['stub', ['__alloc', '__collect', '__release', '__reset', '__retain']],
    ['none', []],
  ])('%s is linked, and its host sees %j of it', async (runtime, seen) => {
    const names = exportsOf(await linked('points', runtime));
    expect(names.filter((name) => name.startsWith('__')).sort()).toEqual(seen);
  });

  it('leaves what the program passes on where it is linked as a conformer', async () => {
    expect(exportsOf(await linked('points', 'bump'))).toContain('__alloc');
  });

  it('runs a program', async () => {
    expect(await inFolder('run', 'points.wat', '--with', 'none')).toEqual({ exitCode: 42, stdout: '', stderr: '' });
  });

  it.skipIf(missingTools)('runs a program natively', async () => {
    expect(await inFolder('run', 'points.wat', '--native', '--with', 'none')).toEqual({
      exitCode: 42,
      stdout: '',
      stderr: '',
    });
  });

  it(`none nearly vanishes: at most ${MOST_BYTES_OF_NONE} bytes beside the program`, async () => {
    const size = async (program: string) => (await linked(program, 'none', 'size')).length;
    const [withObjects, without] = [await size('points'), await size('sum')];
    const { length: ofStub } = await linked('points', 'stub', 'size');
    process.stdout.write(
      `none: ${withObjects} bytes, ${withObjects - without} of them for objects; with stub's exports ${ofStub}\n`,
    );
    expect(without).toBeGreaterThan(0);
    expect(withObjects - without).toBeLessThanOrEqual(MOST_BYTES_OF_NONE);
    expect(withObjects - without).toBeLessThan(ofStub - without);
  });

  it('traps under its own name', async () => {
    const { exitCode, stderr } = await inFolder('run', 'points.wat', '--with', 'none', '--max-heap', '1');
    expect([exitCode, JSON.parse(stderr)]).toEqual([
      134,
      { error: 'out-of-memory', conformer: 'none', requested: 24, pages: 1, maxPages: 1 },
    ]);
  });

  it('is a module of its own with the functions of its host, and without hooks where there are none', async () => {
    const args = ['build', 'stub', '--emit', 'wasm,header', '--out', 'stub', '--hooks', 'none'];
    expect((await inFolder(...args)).exitCode).toBe(0);
    const wasm = readFileSync(join(folder, 'stub/stub.wasm'));
    expect(exportsOf(wasm)).toEqual(exportNamesWith(['managed', 'asc', 'asc-stub']));
    expect(readFileSync(join(folder, 'stub/sigil_asc_stub.h'), 'utf8')).toContain('void __reset(void);');
    expect((await inFolder('build', 'none', '--emit', 'wasm', '--out', 'none')).exitCode).toBe(0);
    expect(exportsOf(readFileSync(join(folder, 'none/none.wasm')))).toEqual(exportNamesWith([]));
  });

  it('leaves hooks for the host of a linked program to bring', async () => {
    const args = ['link', 'points.wat', '--worlds', 'managed,leaks', '--host-hooks', 'sigil_site'];
    expect(await inFolder(...args, '--with', 'full', '-o', 'traced.wasm')).toMatchObject({ exitCode: 0, stderr: '' });
    const module = new WebAssembly.Module(readFileSync(join(folder, 'traced.wasm')));
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'sigil', name: 'sigil_site', kind: 'function' }]);
    expect(exportsOf(readFileSync(join(folder, 'traced.wasm')))).toContain('sigil_next_object');
  });

  it('is refused hooks that nobody knows', async () => {
    expect((await inFolder('build', 'stub', '--out', 'x', '--hooks', 'finalise')).stderr).toMatch(
      /^sigil-alloc: .*"finalise"; expected sigil_visit_members, sigil_finalize, sigil_site\.\n$/,
    );
  });

  it('is checked as any conformer, with its objects and without hooks', async () => {
    const { answers, subjects } = await findCandidate('stub', { build: 'fast' });
    expect(answers.alignmentBytes).toBe(16);
    const subject = await subjects.wasm!();
    expect(subject.name).toBe('stub.wasm');
    const instance = await subject.open();
    await instance.close();
    expect((await findCandidate('bump', { build: 'fast' })).answers.alignmentBytes).toBe(8);
  });
});
