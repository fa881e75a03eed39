import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Law, laws, runLaw, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, arenaWasm } from './fixtures/arena.js';
import { HEAP_ANSWERS, heapWasm } from './fixtures/heap.js';
import { MANAGED_ANSWERS, managedWasm } from './fixtures/managed.js';

/** The fixtures check nothing, so each misuse must be reported of them when they claim to be check builds. */
describe('A build that claims to check and does not is caught for', () => {
  const arena = { subject: wasmSubject(arenaWasm()), answers: { ...ARENA_ANSWERS, blockOverheadBytes: 16 } };
  const heap = { subject: wasmSubject(heapWasm()), answers: HEAP_ANSWERS };
  const managed = { subject: wasmSubject(managedWasm()), answers: MANAGED_ANSWERS };
  const fixtureFor = ({ needs = [] }: Law) =>
    needs.includes('sigil_make') ? managed : needs.length === 0 ? arena : heap;
  const misuse = laws.filter(({ line }) => line === 12);

  it.each(misuse)('$id', async (law) => {
    const context = { build: 'check', seed: 1, ops: 1, shrinkMilliseconds: 0 } as const;
    const { verdict } = await runLaw(law, { ...fixtureFor(law), ...context });
    expect(verdict.failure?.line).toBe(12);
    expect(verdict.failure?.message).toMatch(
      /must trap with (bad-handle|bad-pointer|double-free|bad-size|heap-corruption)/,
    );
  });

  it('is told of every misuse that has a file', () => {
    const files = readdirSync(new URL('../src/misuse', import.meta.url)).map((file) => file.replace('.ts', ''));
    expect(misuse.map(({ id }) => id).sort()).toEqual(
      files.filter((file) => !['index', 'misuse'].includes(file)).sort(),
    );
  });
});
