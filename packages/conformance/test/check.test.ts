import { describe, expect, it } from 'vitest';
import {
  laws as allLaws,
  checkConformer,
  type Progress,
  verdictExitStatus,
  verdictText,
  wasmSubject,
} from '../src/index.js';
import { ARENA_ANSWERS, arenaWasm, brokenArena } from './fixtures/arena.js';
import { breakages } from './fixtures/broken/index.js';

const breakage = breakages.find(({ name }) => name === 'starts after the old blocks on free-all')!;

/** Without those that reach for gigabytes. */
const laws = allLaws.filter(({ line }) => line !== 1);

describe('A check', () => {
  it('passes the reference arena, says what it skipped and why, and tells of its progress', async () => {
    const progress: Progress[] = [];
    const subjects = { one: () => wasmSubject(arenaWasm(), { name: 'one' }), two: () => wasmSubject(arenaWasm()) };
    const onProgress = (step: Progress): void => {
      progress.push(step);
    };
    const verdict = await checkConformer(subjects, { answers: ARENA_ANSWERS, laws, ops: 1000, seed: 3, onProgress });
    expect(verdict).toMatchObject({ format: 'sigil-verdict', version: 1, passed: true, seed: 3, ops: 1000 });
    expect(verdict.together.map(({ status }) => status)).toEqual(['pass']);
    expect(verdictExitStatus(verdict)).toBe(0);
    expect(verdictText(verdict)).toMatch(/skipped \d+ laws: the fast build assumes a correct caller/);
    expect(progress.at(-1)).toMatchObject({ ops: 995, of: 1000 });
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
  });

  it('finds two subjects that lay blocks differently', async () => {
    const subjects = { one: () => wasmSubject(arenaWasm()), two: () => wasmSubject(brokenArena(breakage)) };
    const verdict = await checkConformer(subjects, {
      answers: ARENA_ANSWERS,
      laws: laws.filter(({ line }) => line === 10),
      ops: 1000,
    });
    expect(verdict.passed).toBe(false);
    expect(verdictExitStatus(verdict)).toBe(1);
    expect(verdict.together[0]?.status).toBe('fail');
    expect(verdict.together[0]?.failure?.line).toBe(11);
    expect(verdictText(verdict)).toMatch(/line 10, free-all-is-a-fresh-start/);
  }, 60_000);
});
