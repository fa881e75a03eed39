import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { describe, expect, it } from 'vitest';
import {
  checkConformer,
  type Law,
  nativeSubject,
  type Subject,
  type Verdict,
  verdictText,
  wasmSubject,
} from '../src/index.js';
import { ARENA_ANSWERS, brokenArena } from './fixtures/arena.js';
import { ALLOC, behind } from './fixtures/broken/breakage.js';
import { strangerArchive, strangerSource } from './fixtures/native.js';

const missing = await whyNativeIsSkipped();

/** Nothing but calls that return at once, and one that does not: a machine may be slow. */
const law = (id: string): Law => ({
  id,
  line: 4,
  title: id,
  run: async (run) => {
    const session = await run.open();
    await run.ok(session, { op: 'alloc', into: 1, size: 100 });
    await run.ok(session, { op: 'alloc', into: 2, size: 5000 });
  },
});
const laws = [law('one'), law('another'), law('a-third'), law('a-fourth'), law('a-fifth')];

const checked = (factory: () => Subject | Promise<Subject>): Promise<Verdict> =>
  checkConformer({ first: factory, second: factory }, { answers: { ...ARENA_ANSWERS, heapBase: 1024 }, laws });

function expectHang(verdict: Verdict, op: RegExp): void {
  expect(verdict.passed).toBe(false);
  const [failed, ...others] = verdict.subjects[0]!.laws.filter(({ status }) => status === 'fail');
  expect(others).toEqual([]);
  expect(failed!.failure!.message).toMatch(op);
  expect(failed!.failure!.script.ops.at(-1)).toMatchObject({ op: 'alloc', size: 5000 });
  expect(verdictText(verdict)).toMatch(/skipped 4 laws: a call did not return, so that no other law was tried/);
  expect(verdict.together).toEqual([]);
}

const SAYS = /no answer within 2 s to \{"op":"alloc","into":2,"size":5000\}/;

describe('An alloc that never returns is a finding that names the call', () => {
  it('of a wasm module', async () => {
    const loop = behind(ALLOC, '    (loop $ever (br_if $ever (i32.eq (local.get $size) (i32.const 5000))))\n');
    const wasm = brokenArena({ name: 'loops', patches: [loop] });
    expectHang(await checked(() => wasmSubject(wasm, { name: 'loops', patienceSeconds: 2 })), SAYS);
  });

  it.skipIf(missing !== undefined)('of an archive', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sigil-hang-'));
    try {
      const head = 'uint32_t sigil_alloc(uint32_t size) {\n';
      const source = strangerSource();
      expect(source.split(head)).toHaveLength(2);
      const text = source.replace(head, `${head}  for (volatile int ever = 1; size == 5000 && ever;) {}\n`);
      const archive = await strangerArchive(folder, text);
      expectHang(await checked(() => nativeSubject(archive, { patienceSeconds: 2 })), SAYS);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
