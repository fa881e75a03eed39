import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkConformer, nativeSubject, verdictText, wasmSubject } from '../../src/index.js';
import { ARENA_ANSWERS, arenaWasm } from '../fixtures/arena.js';
import { arenaArchive } from '../fixtures/native.js';

it('A million ops pass on both backends, for three seeds.', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-full-'));
  const archive = await arenaArchive(folder);
  for (const seed of [1, 2, 3]) {
    const subjects = {
      wasm: () => wasmSubject(arenaWasm(), { name: 'arena.wasm' }),
      native: () => nativeSubject(archive),
    };
    const verdict = await checkConformer(subjects, { answers: ARENA_ANSWERS, ops: 1_000_000, seed });
    console.info(verdictText(verdict));
    expect(verdict.passed).toBe(true);
  }
  await rm(folder, { recursive: true });
}, 300_000);
