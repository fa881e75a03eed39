import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { laws, runLaw, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, arenaWasm } from './fixtures/arena.js';

/** The arena checks nothing, so each misuse must be reported of it when it claims to be a check build. */
describe('A build that claims to check and does not is caught for', () => {
  const subject = wasmSubject(arenaWasm());
  const answers = { ...ARENA_ANSWERS, blockOverheadBytes: 16 };
  const misuse = laws.filter(({ line }) => line === 12);

  it.each(misuse)('$id', async (law) => {
    const { verdict } = await runLaw(law, { subject, answers, build: 'check', seed: 1, ops: 1, shrinkMilliseconds: 0 });
    expect(verdict.failure?.line).toBe(12);
    expect(verdict.failure?.message).toMatch(/must trap with (bad-handle|bad-pointer|bad-size|heap-corruption)/);
  });

  it('is told of every misuse that has a file', () => {
    const files = readdirSync(new URL('../src/misuse', import.meta.url)).map((file) => file.replace('.ts', ''));
    expect(misuse.map(({ id }) => id).sort()).toEqual(
      files.filter((file) => !['index', 'misuse'].includes(file)).sort(),
    );
  });
});
