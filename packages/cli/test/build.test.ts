import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cHeader, exportNames, PAGE_BYTES } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { command, sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();
const build = (out: string, ...more: readonly string[]) =>
  sigilAlloc(['build', 'bump', '--out', out, ...more], { cwd: folder });

const exportsOf = (wasm: Buffer) =>
  WebAssembly.Module.exports(new WebAssembly.Module(wasm as Buffer<ArrayBuffer>)).map(({ name }) => name);

describe('build', () => {
  it.skipIf(missingTools)('writes all artefacts under their names, and wasm and archive define the same', async () => {
    const { exitCode, stdout, stderr } = await build('all', '--json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const names = [
      'bump.o',
      'bump.prelude.wat',
      'bump.s',
      'bump.ssa',
      'bump.wasm',
      'bump.wasm.o',
      'bump.wat',
      'libsigil-bump.a',
      'sigil.h',
    ];
    expect(readdirSync(join(folder, 'all')).sort()).toEqual(names);
    for (const { file, bytes } of JSON.parse(stdout).artefacts) expect(statSync(join(folder, file)).size).toBe(bytes);

    expect(exportsOf(readFileSync(join(folder, 'all/bump.wasm'))).sort()).toEqual([...exportNames].sort());
    const symbols = await command('nm', ['-g', '--defined-only', join(folder, 'all/libsigil-bump.a')]);
    const object = readFileSync(join(folder, 'all/bump.wasm.o'));
    expect(WebAssembly.Module.customSections(new WebAssembly.Module(object), 'linking')).toHaveLength(1);
    expect(exportNames.filter((name) => name !== 'memory' && !object.includes(name))).toEqual([]);
    for (const name of exportNames) expect(symbols.stdout).toMatch(new RegExp(` [TVWD] _?${name}$`, 'm'));
    expect(readFileSync(join(folder, 'all/sigil.h'), 'utf8')).toBe(cHeader());
  });

  it('writes only what is asked for, over what was there', async () => {
    await build('some', '--emit', 'wasm,wat,header');
    const before = readFileSync(join(folder, 'some/bump.wasm'));
    expect(await build('some', '--emit', 'wasm', '--build', 'check')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readFileSync(join(folder, 'some/bump.wasm')).length).toBeGreaterThan(before.length);
    expect(readdirSync(join(folder, 'some')).sort()).toEqual(['bump.wasm', 'bump.wat', 'sigil.h']);
  });

  it('spells bare WIT names on request, and keeps function names in the text', async () => {
    expect(await build('bare', '--names', 'wit')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readdirSync(join(folder, 'bare')).sort()).toEqual(['bump.prelude.wat', 'bump.ssa', 'bump.wasm', 'bump.wat']);
    expect(exportsOf(readFileSync(join(folder, 'bare/bump.wasm')))).toContain('mem_copy');
    expect(readFileSync(join(folder, 'bare/bump.wat'), 'utf8')).toContain('(func $mem_copy ');
    const exported = [...readFileSync(join(folder, 'bare/bump.ssa'), 'utf8').matchAll(/^export .*?\$(\w+)/gms)];
    const names = exported.map(([, name]) => name).sort(); // by these the shim says why a process ends
    expect(names).toEqual(['sigil_failed_size', 'sigil_rt_allocator', 'sigil_trap_kind']);
  });

  it('writes a prelude that stands in the text of a module, its heap base on a line to be written over', async () => {
    await build('prelude', '--emit', 'prelude', '--heap-base', '0x2000');
    const prelude = readFileSync(join(folder, 'prelude/bump.prelude.wat'), 'utf8');
    expect(prelude).toContain('(global $sigil_heap_base i32 (i32.const 8192))\n');
    const module = binaryen.parseText(`(module (memory 1) ${prelude} (export "alloc" (func $sigil_alloc)))`);
    const { alloc } = new WebAssembly.Instance(new WebAssembly.Module(module.emitBinary() as Uint8Array<ArrayBuffer>))
      .exports as { alloc(size: number): number };
    expect(alloc(4)).toBeGreaterThanOrEqual(8192);
  });

  it('takes heap base and cap', async () => {
    await build('based', '--emit', 'wasm', '--heap-base', '0x20000', '--max-heap', '5');
    const module = new WebAssembly.Module(readFileSync(join(folder, 'based/bump.wasm')));
    const { sigil_alloc, memory } = new WebAssembly.Instance(module).exports as unknown as {
      sigil_alloc(size: number): number;
      memory: WebAssembly.Memory;
    };
    expect(sigil_alloc(4)).toBeGreaterThanOrEqual(0x20000);
    expect(() => memory.grow(5)).toThrow(RangeError);
  });

  it('takes a growth step', async () => {
    await build('step', '--emit', 'wasm', '--growth-step', '9');
    const module = new WebAssembly.Module(readFileSync(join(folder, 'step/bump.wasm')));
    const { sigil_alloc, memory } = new WebAssembly.Instance(module).exports as unknown as {
      sigil_alloc(size: number): number;
      memory: WebAssembly.Memory;
    };
    sigil_alloc(PAGE_BYTES);
    expect(memory.buffer.byteLength).toBe(10 * PAGE_BYTES);
  });
});

describe('list and check', () => {
  it('list names the conformers with their answers', async () => {
    expect((await sigilAlloc(['list'])).stdout).toMatch(/^bump +8 +0 /m);
    const {
      conformers: [bump],
    } = JSON.parse((await sigilAlloc(['list', '--json'])).stdout);
    expect(bump).toMatchObject({ name: 'bump', answers: { version: 1, conformer: 'bump' } });
  });

  it('check judges a module by its file alone, and prints JSON', async () => {
    await build('file', '--emit', 'wasm');
    const { exitCode, stdout } = await sigilAlloc(['check', join(folder, 'file/bump.wasm'), '--ops', '500', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ conformer: 'bump.wasm', passed: true, subjects: [{ backend: 'wasm' }] });
  });

  it('check exits with 1 when a law is broken', async () => {
    // Answers that promise more alignment than bump keeps.
    writeFiles(folder, { 'boast.json': '{"version": 1, "conformer": "bump", "alignmentBytes": 4096}' });
    const args = ['check', 'bump', '--ops', '500', '--backend', 'wasm', '--answers', join(folder, 'boast.json')];
    const { exitCode, stdout, stderr } = await sigilAlloc(args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toMatch(/FAILED\n$/);
  });
});
