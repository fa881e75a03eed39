import { describe, expect, it } from 'vitest';
import { laws, runLaw, type Subject, wasmSubject } from '../src/index.js';
import { brokenManaged, MANAGED_ANSWERS } from './fixtures/managed.js';
import { managedBreakages } from './fixtures/managed-breakages.js';

const managedLaws = laws.filter(({ line, needs = [] }) => line !== 12 && needs.includes('sigil_make'));

const lawOf = (id: string) => {
  const law = managedLaws.find((candidate) => candidate.id === id);
  if (law === undefined) throw new Error(`no law ${id}`);
  return law;
};

async function verdictOf(id: string, subject: Subject, answers = MANAGED_ANSWERS) {
  const law = lawOf(id);
  const ops = id.startsWith('seeded') ? 30_000 : 10_000;
  const context = { answers, build: 'fast', seed: 1, ops, shrinkMilliseconds: 20 } as const;
  return (await runLaw(law, { ...context, subject: { ...subject, functions: new Set(law.needs) } })).verdict;
}

describe('The suite catches a runtime of managed objects that', () => {
  it.each(managedBreakages)('$name: $law', async ({ law, name, line, patches, base, answers }) => {
    // what the law says of the whole runtime is seen in managed.test.ts
    if (base !== undefined) {
      const whole = await verdictOf(law, wasmSubject(brokenManaged(name, base)), answers);
      expect(whole.status, whole.failure?.message).toBe('pass');
    }
    const { failure } = await verdictOf(law, wasmSubject(brokenManaged(name, patches)), answers);
    expect(failure?.line, failure?.message).toBe(line ?? lawOf(law).line);
  });

  it('breaks any law of managed objects', () => {
    const caught = new Set(managedBreakages.map(({ law }) => law));
    expect(managedLaws.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([]);
  });
});
