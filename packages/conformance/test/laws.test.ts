import { describe, expect, it } from 'vitest';
import { conformanceTests, laws, runLaw, type TestRunner, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, arenaWasm, brokenArena } from './fixtures/arena.js';
import { breakages } from './fixtures/breakages.js';

describe('The laws', () => {
  it('cover every line of the semantics, under names and titles of their own', () => {
    expect([...new Set(laws.map(({ line }) => line))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
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
    expect(await statusOf(brokenArena({ name: 'scribbles', line: 2, patches: [scribble] }))).toBe('fail');
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
});
