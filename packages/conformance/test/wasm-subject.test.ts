import { describe, expect, it } from 'vitest';
import { SubjectError, SurfaceError, wasmSubject } from '../src/index.js';
import { arenaWasm, fixture, wasmOf } from './fixtures/arena.js';

describe('A wasm subject', () => {
  it('is refused for bytes that are no module', () => {
    expect(() => wasmSubject(Buffer.from('hello'), { name: 'x.wasm' })).toThrow(SubjectError);
    expect(() => wasmSubject(Buffer.from('hello'), { name: 'x.wasm' })).toThrow(/x\.wasm: not a WebAssembly module/);
  });

  it('is refused when exports are missing, naming all of them', () => {
    const bare = wasmOf('(module (func (export "sigil_alloc") (param i32) (result i32) (local.get 0)))');
    expect(() => wasmSubject(bare, { name: 'bare' })).toThrow(SurfaceError);
    expect(() => wasmSubject(bare, { name: 'bare' })).toThrow(
      /bare is no conformer .*no memory named memory; export sigil_realloc is missing; .*sigil_failed_size is missing/,
    );
  });

  it('is refused when an export has another type, naming both', () => {
    const wat = fixture('arena.wat').replace('(export "sigil_free_all")', '(export "sigil_free_all") (param $x i64)');
    expect(() => wasmSubject(wasmOf(wat))).toThrow(
      /export sigil_free_all has the type \(i64\) -> \(\), the contract says \(\) -> \(\)/,
    );
  });

  it('that imports something is refused by name when it is opened', async () => {
    const wat = fixture('arena.wat').replace('(memory', '(import "env" "abort" (func $abort))\n  (memory');
    await expect(wasmSubject(wasmOf(wat), { name: 'needy' }).open()).rejects.toThrow(
      /needy: missing import: env\.abort/,
    );
  });

  it('stops a batch after its first trap and goes on with the next', async () => {
    const instance = await wasmSubject(arenaWasm()).open({ maxPages: 2 });
    const results = await instance.run([
      { op: 'alloc', into: 0, size: 10 },
      { op: 'alloc', into: 1, size: 200_000 },
      { op: 'alloc', into: 2, size: 10 },
    ]);
    expect(results.map(({ status }) => status)).toEqual(['ok', 'trap']);
    expect(results[1]).toMatchObject({ trap: 'out-of-memory', failedSize: 200_000 });
    expect((await instance.run([{ op: 'alloc', into: 2, size: 10 }]))[0]).toMatchObject({ status: 'ok' });
  });

  it('skips ops on slots that were never filled', async () => {
    const instance = await wasmSubject(arenaWasm()).open();
    const results = await instance.run([
      { op: 'realloc', block: 3, oldSize: 1, newSize: 2, into: 3 },
      { op: 'exit-scope', scope: 0 },
    ]);
    expect(results.map(({ status }) => status)).toEqual(['skipped', 'skipped']);
  });
});
