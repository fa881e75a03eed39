import { describe, expect, it } from 'vitest';
import { failureText, laws, replayScript, runLaw, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, brokenArena } from './fixtures/arena.js';
import { breakages } from './fixtures/broken/index.js';
import { brokenManaged, MANAGED_ANSWERS } from './fixtures/managed.js';
import { managedBreakages } from './fixtures/managed-breakages.js';

describe('A failure of a seeded law', () => {
  const breakage = breakages.find(({ name }) => name.startsWith('keeps whole words only'))!;
  const subject = wasmSubject(brokenArena(breakage), { name: 'broken' });
  const context = {
    subject,
    answers: ARENA_ANSWERS,
    build: 'fast',
    seed: 7,
    ops: 5000,
    shrinkMilliseconds: 3000,
  } as const;
  const law = laws.find(({ id }) => id === 'seeded-mixed')!;

  it('is shortened to a handful of ops that break the same line again', async () => {
    const { failure } = (await runLaw(law, context)).verdict;
    expect(failure?.line).toBe(6);
    expect(failure!.script.ops.length).toBeLessThanOrEqual(4);
    const again = await replayScript(subject, ARENA_ANSWERS, failure!.script);
    expect(again.failure?.line).toBe(6);
  });

  it('prints the broken line, the seed, the script and the heap', async () => {
    const { failure } = (await runLaw(law, context)).verdict;
    const text = failureText(failure!);
    expect(text).toMatch(/^breaks line 6 of the contract: realloc did not keep the bytes/);
    expect(text).toMatch(/seed 7, max pages 8192, script of \d ops:/);
    expect(text).toMatch(/"op":"(cabi-)?realloc","block":\d+/);
    expect(text).toMatch(/0x00000000 \|[#.x]{64}\| 0x/);
  });

  it('is found again by the same seed, and is the same', async () => {
    const first = (await runLaw(law, context)).verdict.failure;
    const second = (await runLaw(law, context)).verdict.failure;
    expect(second?.message).toBe(first?.message);
  });
});

describe('A failure of a seeded law of objects', () => {
  const { name, patches } = managedBreakages.find(({ law }) => law === 'seeded-objects-at-once')!;
  const subject = wasmSubject(brokenManaged(name, patches), { name: 'broken' });
  const law = laws.find(({ id }) => id === 'seeded-objects-at-once')!;
  const context = { answers: MANAGED_ANSWERS, build: 'fast', seed: 7, ops: 20_000, shrinkMilliseconds: 3000 } as const;

  it('is shortened as well: to a ring that nobody collected', async () => {
    const { failure } = (await runLaw(law, { ...context, subject })).verdict;
    expect(failure!.script.ops.length).toBeLessThanOrEqual(12);
    expect(failure!.script.ops.map(({ op }) => op)).toContain('release');
    expect((await replayScript(subject, MANAGED_ANSWERS, failure!.script)).failure).toBeDefined();
  });
});
