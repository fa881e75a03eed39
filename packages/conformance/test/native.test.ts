import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkConformer,
  laws,
  managedLaws,
  nativeSubject,
  type Op,
  parseScript,
  SAFE_ANSWERS,
  type Subject,
  SubjectError,
  SurfaceError,
  sameAddresses,
  verdictText,
  wasmSubject,
} from '../src/index.js';
import { ARENA_ANSWERS, arenaWasm } from './fixtures/arena.js';
import { HEAP_ANSWERS, heapWasm } from './fixtures/heap.js';
import { MANAGED_ANSWERS, managedWasm } from './fixtures/managed.js';
import { arenaArchive, heapArchive, managedArchive, strangerArchive, strangerSource } from './fixtures/native.js';

const reason = await whyNativeIsSkipped();

describe.skipIf(reason !== undefined)(`A native subject${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let folder = '';
  let stranger: Subject;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sigil-conformance-test-'));
    stranger = await nativeSubject(await strangerArchive(folder, strangerSource()));
  }, 60_000);
  afterAll(async () => {
    await stranger.dispose();
    await rm(folder, { recursive: true });
  });

  it('passes for the lowered arena, which lays blocks where the wasm does', async () => {
    const native = await nativeSubject(await arenaArchive(folder));
    const wasm = wasmSubject(arenaWasm(), { name: 'arena.wasm' });
    expect((await sameAddresses(wasm, native, ARENA_ANSWERS, 1, 10_000)).failure).toBeUndefined();
    const verdict = await checkConformer({ native: () => native }, { answers: ARENA_ANSWERS, ops: 10_000 });
    expect(verdict.passed, verdictText(verdict)).toBe(true);
  }, 60_000);

  it('passes for a stranger’s archive in C that brings no shim of its own', async () => {
    const answers = { ...SAFE_ANSWERS, alignmentBytes: 8, growsInPlace: 'last-block' } as const;
    const native = async (): Promise<Subject> => ({ ...stranger, dispose: async () => {} });
    const verdict = await checkConformer({ native }, { answers, ops: 10_000 });
    expect(verdict.passed, verdictText(verdict)).toBe(true);
  }, 60_000);

  it('answers every op as the wasm subject does', async () => {
    const ops: Op[] = [
      { op: 'alloc', into: 0, size: 100 },
      { op: 'fill', block: 0, offset: 3, bytes: 90, seed: 9, phase: 1 },
      { op: 'verify', block: { slot: 0, plus: 1 }, offset: 2, bytes: 90, seed: 9, phase: 1 },
      { op: 'verify', block: 0, offset: 3, bytes: 90, seed: 8, phase: 1 },
      { op: 'flip', block: { slot: 0, plus: 50 }, bytes: 2 },
      { op: 'verify', block: 0, offset: 3, bytes: 90, seed: 9, phase: 1 },
      { op: 'alloc', into: 1, size: 50 },
      { op: 'mem-copy', to: { slot: 1, plus: 4 }, from: { slot: 0, plus: 3 }, bytes: 40 },
      { op: 'verify', block: 1, offset: 4, bytes: 40, seed: 9, phase: 1 },
      { op: 'realloc', block: { literal: 0 }, oldSize: 0, newSize: 9, into: 2 },
      { op: 'realloc', block: 77, oldSize: 0, newSize: 9, into: 2 },
      { op: 'cabi-realloc', block: 2, oldSize: 9, align: 8, newSize: 70_000, into: 3 },
      { op: 'enter-scope', into: 0 },
      { op: 'alloc', into: 4, size: 10 },
      { op: 'promote', scope: 0, block: 4, size: 10, into: 5 },
      { op: 'exit-scope', scope: 0 },
      { op: 'grow-memory', pages: 2 },
      { op: 'grow-memory', pages: 70_000 },
      { op: 'trap-kind' },
      { op: 'free-all' },
      { op: 'alloc', into: 6, size: 4_294_967_290 },
    ];
    const arena = await nativeSubject(await arenaArchive(folder));
    const native = await arena.open();
    const wasm = await wasmSubject(arenaWasm()).open();
    const expected = await wasm.run(ops);
    expect(expected).toHaveLength(ops.length);
    expect(await native.run(ops)).toEqual(expected);
    const rest: Op[] = [
      { op: 'failed-size' },
      { op: 'fill', block: { literal: 0xffff_fff0 }, offset: 0, bytes: 99, seed: 0, phase: 0 },
    ];
    expect(await native.run(rest)).toEqual(await wasm.run(rest));
    expect(await native.read(4096, 300)).toEqual(await wasm.read(4096, 300));
    await native.close();
    await arena.dispose();
  }, 60_000);

  it('passes for the lowered heap, and answers every further op as the wasm subject does', async () => {
    const native = await nativeSubject(await heapArchive(folder));
    const wasm = wasmSubject(heapWasm(), { name: 'heap.wasm' });
    expect([...native.functions!].sort()).toEqual([...wasm.functions!].sort());
    const { ops } = parseScript(readFileSync(new URL('../samples/heap.json', import.meta.url), 'utf8'), 'heap.json');
    const more: Op[] = [
      { op: 'free', block: 99 },
      { op: 'next-block', after: 99, into: 0 },
      { op: 'fill', block: 1, offset: 0, bytes: 100, seed: 3, phase: 0 },
      { op: 'flip', block: { slot: 1, plus: 7 }, bytes: 1 },
      { op: 'verify-zero', block: { slot: 1, plus: 100 }, offset: 4, bytes: 500 },
      { op: 'verify-zero', block: 1, offset: 0, bytes: 200 },
      { op: 'alloc-aligned', into: 9, size: 1, align: 3 },
    ];
    const one = await native.open();
    const other = await wasm.open();
    expect(await one.run([...ops, ...more])).toEqual(await other.run([...ops, ...more]));
    await one.close();
    expect((await sameAddresses(wasm, native, HEAP_ANSWERS, 1, 5000)).failure).toBeUndefined();
    const further = laws.filter((law) => law.needs !== undefined && !managedLaws.includes(law));
    const verdict = await checkConformer({ native: () => native }, { answers: HEAP_ANSWERS, laws: further, ops: 2000 });
    expect(verdict.passed, verdictText(verdict)).toBe(true);
  }, 60_000);

  it('passes for the lowered objects, and answers every op on objects as the wasm subject does', async () => {
    const native = await nativeSubject(await managedArchive(folder));
    const wasm = wasmSubject(managedWasm(), { name: 'managed.wasm' });
    expect([...native.functions!].sort()).toEqual([...wasm.functions!].sort());
    const text = readFileSync(new URL('../samples/objects.json', import.meta.url), 'utf8');
    const more: Op[] = [
      { op: 'make', into: 0, size: 20, id: 3 },
      { op: 'link', object: 0, offset: 16, to: 99 },
      { op: 'weaken', object: 99, into: 5 },
      { op: 'upgrade', handle: 99, into: 5 },
      { op: 'forget', handle: { literal: 0 } },
      { op: 'store', block: { slot: 0, plus: 8 }, value: { slot: 0, plus: 4 } },
      { op: 'load', block: { slot: 0, plus: 8 } },
      { op: 'store', block: { slot: 0, plus: 8 }, value: { literal: 77 } },
      { op: 'load', block: { slot: 0, plus: 8 } },
      { op: 'describe', at: 66 },
    ];
    const ops = [...parseScript(text, 'objects.json').ops, ...more];
    const one = await native.open();
    const other = await wasm.open();
    const expected = await other.run(ops);
    expect(await one.run(ops)).toEqual(expected);
    const rest: Op[] = [{ op: 'load', block: { literal: 0xffff_fff0 } }];
    expect(await one.run(rest)).toEqual(await other.run(rest));
    expect(await one.read(0, 1000)).toEqual(await other.read(0, 1000)); // the table of types
    await one.close();
    expect((await sameAddresses(wasm, native, MANAGED_ANSWERS, 1, 3000)).failure).toBeUndefined();
    const verdict = await checkConformer(
      { native: () => native },
      { answers: MANAGED_ANSWERS, laws: managedLaws, ops: 4000 },
    );
    expect(verdict.passed, verdictText(verdict)).toBe(true);
  }, 60_000);

  it('skips ops of functions that the archive lacks, and finds one in a member of its own', async () => {
    const lacking = await stranger.open();
    const free: Op = { op: 'free', block: { literal: 0 } };
    const walk: Op = { op: 'next-block', after: { literal: 0 }, into: 0 };
    expect((await lacking.run([free, walk])).map(({ status }) => status)).toEqual(['skipped', 'skipped']);
    const objects: Op[] = [
      { op: 'make', into: 0, size: 9, id: 0 },
      { op: 'describe', at: 64 },
      { op: 'link', object: { literal: 64 }, offset: 0, to: { literal: 0 } },
      { op: 'weaken', object: { literal: 0 }, into: 0 },
      { op: 'upgrade', handle: { literal: 0 }, into: 0 },
      { op: 'forget', handle: { literal: 0 } },
    ];
    expect((await lacking.run(objects)).map(({ status }) => status)).toEqual(objects.map(() => 'skipped'));
    await lacking.close();
    const apart = 'static unsigned freed;\nvoid sigil_free(unsigned block) { freed = block; }\n';
    const having = await nativeSubject(await strangerArchive(folder, strangerSource(), { 'apart.c': apart }));
    expect([...having.functions!]).toEqual(['sigil_free']);
    const instance = await having.open();
    expect((await instance.run([free, walk])).map(({ status }) => status)).toEqual(['ok', 'skipped']);
    await instance.close();
    await having.dispose();
  }, 60_000);

  it('is refused when symbols of the contract are missing, naming them', async () => {
    const archive = await strangerArchive(folder, 'unsigned sigil_alloc(unsigned size) { return size; }\n');
    await expect(nativeSubject(archive)).rejects.toThrow(SurfaceError);
    await expect(nativeSubject(archive)).rejects.toThrow(
      /symbols sigil_realloc, sigil_mem_copy, .*cabi_realloc.* are missing/,
    );
  });

  it('is refused for a file that is no archive, or none at all', async () => {
    const file = join(folder, 'not.a');
    await writeFile(file, 'hello');
    await expect(nativeSubject(file)).rejects.toThrow(/not\.a: not a static archive/);
    await expect(nativeSubject(join(folder, 'none.a'))).rejects.toThrow(/none\.a: cannot be read \(ENOENT\)/);
  });

  it('that dies is a finding, and says how it died', async () => {
    const text = strangerSource().replace(
      'promoted = 0;\n  return take(top, region, size);',
      'extern void _Exit(int); _Exit(3);',
    );
    expect(text).toContain('_Exit(3)');
    const dying = await nativeSubject(await strangerArchive(folder, text));
    const instance = await dying.open();
    await expect(instance.run([{ op: 'alloc', into: 0, size: 1 }])).rejects.toThrow(SubjectError);
    await expect(instance.run([{ op: 'alloc', into: 0, size: 1 }])).rejects.toThrow(/the driver ended: exit status 3/);
    await instance.close();
    await dying.dispose();
  });
});
