import { expect, it } from 'vitest';
import {
  type Answers,
  checkConformer,
  nativeSubject,
  type Subject,
  verdictText,
  wasmSubject,
} from '../../src/index.js';
import { ARENA_ANSWERS, arenaWasm } from '../fixtures/arena.js';
import { HEAP_ANSWERS, heapWasm } from '../fixtures/heap.js';
import { arenaArchive, heapArchive, inFolder } from '../fixtures/native.js';

async function passes(
  name: string,
  subjects: Readonly<Record<string, () => Subject | Promise<Subject>>>,
  answers: Answers,
  ops: number,
): Promise<void> {
  for (const seed of [1, 2, 3]) {
    const verdict = await checkConformer(subjects, { answers, ops, seed });
    console.info(`${name}\n${verdictText(verdict)}`);
    expect(verdict.passed).toBe(true);
  }
}

it('A million ops pass on both backends of the arena, for three seeds.', async () => {
  await inFolder(async (folder) => {
    const archive = await arenaArchive(folder);
    const wasm = () => wasmSubject(arenaWasm(), { name: 'arena.wasm' });
    await passes('arena', { wasm, native: () => nativeSubject(archive) }, ARENA_ANSWERS, 1_000_000);
  });
}, 300_000);

it('A hundred thousand ops pass on both backends of the heap, for three seeds.', async () => {
  await inFolder(async (folder) => {
    const archive = await heapArchive(folder);
    const wasm = () => wasmSubject(heapWasm(), { name: 'heap.wasm' });
    await passes('heap', { wasm, native: () => nativeSubject(archive) }, HEAP_ANSWERS, 100_000);
  });
}, 300_000);
