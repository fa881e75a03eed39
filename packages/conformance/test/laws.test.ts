import { type WorldName, worldNames } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { conformanceTests, laws, runLaw, type Subject, type TestRunner, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, arenaWasm, brokenArena } from './fixtures/arena.js';
import { breakages } from './fixtures/broken/index.js';
import { heapWasm } from './fixtures/heap.js';

describe('The laws', () => {
  it('cover every line of the semantics and every further world, under names and titles of their own', () => {
    const lines = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
    expect([...new Set(laws.map(({ line }) => line))]).toEqual([...lines, ...worldNames, 'managed']);
    expect(new Set(laws.map(({ id }) => id)).size).toBe(laws.length);
    expect(new Set(laws.map(({ title }) => title)).size).toBe(laws.length);
  });

  it('notice a write into static data', async () => {
    const law = laws.find(({ id }) => id === 'static-data-is-untouched')!;
    const scribble = {
      find: '(global.set $last (global.get $found))',
      put: '(global.set $last (global.get $found)) (i32.store (i32.const 512) (i32.const 7))',
    };
    const statusOf = async (wasm: Uint8Array): Promise<string> => {
      const answers = { ...ARENA_ANSWERS, heapBase: 1024 };
      return (await runLaw(law, { subject: wasmSubject(wasm), answers, build: 'fast', seed: 1, ops: 1 })).verdict
        .status;
    };
    expect(await statusOf(arenaWasm())).toBe('pass');
    expect(await statusOf(brokenArena({ name: 'scribbles', patches: [scribble] }))).toBe('fail');
  });
});

describe('A law of a further world', () => {
  const reasonOf = async (subject: Subject, id: string): Promise<string | undefined> => {
    const law = laws.find((candidate) => candidate.id === id)!;
    const terms = { answers: ARENA_ANSWERS, build: 'fast', seed: 1, ops: 1 } as const;
    const { verdict } = await runLaw(law, { ...terms, subject });
    expect(verdict.status).toBe(verdict.reason === undefined ? 'pass' : 'skip');
    return verdict.reason;
  };

  it('is skipped for who does not offer the world, and the reason says so', async () => {
    const arena = wasmSubject(arenaWasm());
    expect(await reasonOf(arena, 'free-of-null')).toBe('the conformer does not offer sigil:heap');
    expect(await reasonOf(arena, 'free-twice')).toBe('the conformer does not offer sigil:heap');
    expect(await reasonOf(arena, 'figures-after-frees')).toBe(
      'the conformer does not offer sigil:heap and sigil:statistics',
    );
    expect(await reasonOf(arena, 'a-block-that-stays-keeps-its-scope')).toBeUndefined();
  });

  it('is skipped for who has a part of the world only, naming what is missing', async () => {
    const some = { ...wasmSubject(heapWasm()), functions: new Set(['sigil_free', 'sigil_live_bytes']) };
    expect(await reasonOf(some, 'free-of-null')).toBeUndefined();
    expect(await reasonOf(some, 'aligned-blocks')).toBe('the conformer does not export sigil_alloc_aligned');
  });
});

describe('The tests of a conformer’s package', () => {
  /** A runner that notes what is registered instead of running it. */
  function registered(): { runner: TestRunner; tests: Map<string, () => Promise<void>>; skipped: string[] } {
    const tests = new Map<string, () => Promise<void>>();
    const skipped: string[] = [];
    const it = Object.assign((title: string, body: () => Promise<void>) => void tests.set(title, body), {
      skip: (title: string) => void skipped.push(title),
    });
    const before: (() => Promise<void>)[] = [];
    const runner: TestRunner = {
      describe: (_title, body) => body(),
      it,
      beforeAll: (body) => void before.push(body),
      afterAll: () => {},
    };
    tests.set('before', async () => {
      for (const body of before) await body();
    });
    return { runner, tests, skipped };
  }

  it('fail with the broken line, and carry the reason of what is skipped in the title', async () => {
    const broken = brokenArena(breakages.find(({ name }) => name === 'copies forward only')!);
    const { runner, tests, skipped } = registered();
    const answers = { ...ARENA_ANSWERS, growsInPlace: 'never' } as const;
    conformanceTests({ name: 'broken', subjects: { wasm: () => wasmSubject(broken) }, answers, ops: 100, runner });
    await tests.get('before')!();
    const title = [...tests.keys()].find((candidate) => candidate.startsWith('line 7: mem-copy is right'))!;
    await expect(tests.get(title)!()).rejects.toThrow(/breaks line 7 of the contract: mem-copy did not copy the bytes/);
    expect(skipped.some((text) => text.endsWith('(skipped: the conformer never grows in place)'))).toBe(true);
  });

  const preparing = async (worlds: readonly WorldName[], wasm: Uint8Array): Promise<void> => {
    const { runner, tests } = registered();
    conformanceTests({
      name: 'x',
      subjects: { wasm: () => wasmSubject(wasm, { name: 'x' }) },
      answers: ARENA_ANSWERS,
      worlds,
      runner,
    });
    await tests.get('before')!();
  };

  it('skip the laws of a world that is not named, in one line that says so', () => {
    const { runner, tests, skipped } = registered();
    const subjects = { wasm: () => wasmSubject(arenaWasm()) };
    conformanceTests({ name: 'x', subjects, answers: ARENA_ANSWERS, worlds: ['statistics', 'inspection'], runner });
    const lacking = skipped.filter((text) => text.includes('does not offer'));
    expect(lacking).toEqual([
      expect.stringMatching(/^\d+ laws \(skipped: the conformer does not offer sigil:heap\)$/),
      expect.stringMatching(/^\d+ laws \(skipped: the conformer does not offer sigil:managed\)$/),
      expect.stringMatching(/^\d+ laws \(skipped: the conformer does not offer sigil:heap and sigil:managed\)$/),
    ]);
    expect([...tests.keys()].filter((title) => title.startsWith('sigil:heap'))).toEqual([]);
    expect([...tests.keys()].filter((title) => title.startsWith('sigil:inspection'))).toHaveLength(3);
  });

  it('want the worlds named that the subjects export: neither more nor less', async () => {
    await expect(preparing(worldNames, heapWasm())).resolves.toBeUndefined();
    await expect(preparing([], arenaWasm())).resolves.toBeUndefined();
    await expect(preparing(['heap', 'statistics'], heapWasm())).rejects.toThrow(
      'worlds: the subject x exports sigil_check_heap, sigil_next_block, sigil_block_kind, sigil_heap_record of worlds ' +
        'that are not named; worlds are heap, statistics, inspection, managed',
    );
    await expect(preparing(['statistics'], arenaWasm())).rejects.toThrow(
      /x does not export sigil_live_bytes, .*; worlds are/,
    );
  });
});
