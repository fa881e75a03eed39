import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssembleOptions } from '@sigil-alloc/ir';
import { buildExecutable } from '@sigil-alloc/qbe-lower';
import { runTool, whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf, wasmOf } from './builds.js';
import { isFull } from './support/figures.js';
import './support/patience.js';

const OPTIONS: AssembleOptions = { worlds: ['statistics', 'managed'], hooks: [] };
/** V8 counts in KiB, from where the process has come to when it begins; wasm frames are on the same stack. */
const STACK_KIB = 64;
const SCRIPT = fileURLToPath(new URL('support/million.cjs', import.meta.url));
const SOURCE = fileURLToPath(new URL('support/million.c', import.meta.url));

interface State {
  readonly objects: number;
  readonly pages: number;
}

interface Report {
  readonly made: State;
  readonly released: State;
  readonly collected: State;
}

interface Shape {
  readonly shape: string;
  readonly objects: number;
  /** what the last release alone frees */
  readonly isCyclic: boolean;
  readonly candidates: number;
}

const MILLION = 1_000_000;
const TREE = 2 ** 20 - 1;
const everyShape: readonly Shape[] = [
  { shape: 'list', objects: MILLION, isCyclic: false, candidates: 0 },
  { shape: 'list both ways', objects: MILLION, isCyclic: true, candidates: 1 },
  { shape: 'tree', objects: TREE, isCyclic: false, candidates: 0 },
  { shape: 'tree with parents', objects: TREE, isCyclic: true, candidates: 1 },
  { shape: 'ring', objects: MILLION, isCyclic: true, candidates: 1 },
  { shape: 'ring of candidates', objects: MILLION, isCyclic: true, candidates: MILLION },
];
const shapes = isFull ? everyShape : everyShape.filter(({ shape }) => ['list', 'ring'].includes(shape));

/** Header, three references, and the word of the block. */
const OBJECT_BYTES = 32;
/** A slot of the candidate buffer; it doubles, and lies once more while it is copied. */
const CANDIDATE_BYTES = 8 * 3;
const PAGE_BYTES = 65_536;

function expectGone({ made, released, collected }: Report, { objects, isCyclic, candidates }: Shape): void {
  expect(made.objects).toBe(objects);
  expect(released.objects).toBe(isCyclic ? objects : 0);
  expect(collected.objects).toBe(0);
  // the heap grows ahead by a 32nd
  const most = ((objects * OBJECT_BYTES + candidates * CANDIDATE_BYTES) / PAGE_BYTES) * 1.04 + 2;
  expect(made.pages).toBeLessThan(most);
  // neither dying nor collecting takes memory
  expect(collected.pages).toBe(made.pages);
}

describe('One million objects die on a stack of 64 KiB, and without more memory', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sigil-million-'));
    await writeFile(join(folder, 'tlsf-rc.wasm'), wasmOf(OPTIONS));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it.each(shapes)('as a $shape, in a process whose stack V8 keeps at 64 KiB', async (one) => {
    const command = [`--stack-size=${STACK_KIB}`, SCRIPT, join(folder, 'tlsf-rc.wasm'), one.shape];
    const report = JSON.parse(await runTool(process.execPath, command)) as Report & { tooDeep: number };
    expect(report.tooDeep).toBeLessThan(10_000); // the limit holds for wasm: a recursion ends far below a million
    expectGone(report, one);
  });
});

const reason = await whyNativeIsSkipped();

describe.skipIf(reason !== undefined)(
  `The same natively, under ulimit -s 64${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    let folder = '';
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sigil-million-'));
      const archive = await archiveOf(OPTIONS, folder);
      const out = join(folder, 'million');
      await buildExecutable({ conformer: 'million', cSources: [SOURCE], archives: [archive], out });
    });
    afterAll(async () => {
      await rm(folder, { recursive: true });
    });

    it.each(shapes)('as a $shape', async (one) => {
      const limited = `ulimit -s ${STACK_KIB}; exec ${join(folder, 'million')} '${one.shape}'`;
      const report = JSON.parse(await runTool('env', ['-i', '/bin/sh', '-c', limited])) as Report & {
        stackBytes: number;
      };
      expect(report.stackBytes).toBe(STACK_KIB * 1024);
      expectGone(report, one);
    });
  },
);
