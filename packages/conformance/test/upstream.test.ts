import { describe, expect, it } from 'vitest';
import { laws, runLaw, SAFE_ANSWERS, wasmSubject } from '../src/index.js';
import { fixture, wasmOf } from './fixtures/arena.js';

/** The faults of the upstream bump allocator, as the suite words them. */
describe('The upstream bump allocator is caught for', () => {
  const subject = wasmSubject(wasmOf(fixture('upstream-bump.wat')), { name: 'upstream' });
  const failureOf = async (id: string): Promise<string> => {
    const law = laws.find((candidate) => candidate.id === id)!;
    const context = {
      subject,
      answers: SAFE_ANSWERS,
      build: 'fast',
      seed: 1,
      ops: 1000,
      shrinkMilliseconds: 50,
    } as const;
    return (await runLaw(law, context)).verdict.failure?.message ?? 'nothing';
  };

  it('alloc(2^32-1), which succeeds and makes the next block overlap', async () => {
    expect(await failureOf('alloc-of-2-to-the-32-minus-1')).toMatch(/wraps around the end of the address space/);
  });

  it('alloc(2 GiB), which succeeds without growing memory', async () => {
    expect(await failureOf('alloc-of-2-gib-grows')).toMatch(/ends above linear memory/);
  });

  it('blocks above 2 GiB, which lie outside of memory', async () => {
    expect(await failureOf('blocks-above-2-gib')).toMatch(/ends above linear memory/);
  });

  it('scopes that free nothing', async () => {
    expect(await failureOf('exit-frees-what-the-scope-allocated')).not.toBe('nothing');
  });

  it('an ignored memory.grow', async () => {
    expect(await failureOf('memory-grow-refused')).toMatch(/ends above linear memory|must trap/);
  });
});
