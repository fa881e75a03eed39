import { describe, expect, it } from 'vitest';
import { laws, runLaw, type Subject, wasmSubject } from '../src/index.js';
import { brokenHeap, HEAP_ANSWERS, heapWasm } from './fixtures/heap.js';
import { heapBreakages } from './fixtures/heap-breakages.js';

const lawOf = (id: string) => {
  const law = laws.find((candidate) => candidate.id === id);
  if (law === undefined) throw new Error(`no law ${id}`);
  return law;
};

const furtherLaws = laws.filter(
  ({ line, needs }) => needs !== undefined && line !== 12 && !needs.includes('sigil_make'),
);

async function failureOf(id: string, subject: Subject, functions: readonly string[]) {
  const context = { answers: HEAP_ANSWERS, build: 'fast', seed: 1, ops: 2000, shrinkMilliseconds: 50 } as const;
  const seen = { ...subject, functions: new Set(functions) };
  return (await runLaw(lawOf(id), { ...context, subject: seen })).verdict.failure;
}

describe('The suite catches a heap that', () => {
  it.each(heapBreakages)('$name: $law', async ({ law: id, name, line, functions, patches }) => {
    const law = lawOf(id);
    const seen = functions ?? law.needs ?? [];
    expect((await failureOf(id, wasmSubject(heapWasm()), seen))?.message).toBeUndefined();
    const failure = await failureOf(id, wasmSubject(brokenHeap(name, patches)), seen);
    expect(failure?.line, failure?.message).toBe(line ?? law.line);
  });

  it('breaks any law of the further worlds of blocks', () => {
    const caught = new Set(heapBreakages.map(({ law }) => law));
    expect(furtherLaws.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([]);
  });
});
