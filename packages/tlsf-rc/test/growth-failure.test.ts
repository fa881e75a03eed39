import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildExecutable } from '@sigil-alloc/qbe-lower';
import { runTool, whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { archiveOf } from './builds.js';
import { Client } from './support/client.js';
import { figure } from './support/figures.js';
import { allWorlds, growMemory, Machine, type MachineOptions } from './support/machine.js';
import { Random } from './support/random.js';
import { walk } from './support/walk.js';
import './support/patience.js';

const OPS = figure(400, 2000);
/** Each a little below a page, so that every growth is small and there are many to fail. */
const SIZES_BYTES = [1, 12, 100, 1000, 1008, 1009, 5000, 20_000, PAGE_BYTES - 16, PAGE_BYTES - 4, PAGE_BYTES, 150_000];

/** Which calls of `memory.grow` fail; the first is number 1. */
type Fails = (number: number) => boolean;

interface Outcome {
  /** how often the conformer asked for memory */
  growths: number;
  refusals: number;
  pages: number;
}

/** A seeded caller whose requests are refused now and then; after each failure everything is looked at. */
function run(options: MachineOptions, fails: Fails): Outcome {
  const outcome: Outcome = { growths: 0, refusals: 0, pages: 0 };
  let hasFailed = false;
  const grow = (pages: number, memory: WebAssembly.Memory): number => {
    outcome.growths++;
    if (!fails(outcome.growths)) return growMemory(pages, memory);
    hasFailed = true;
    return -1;
  };
  const client = new Client(new Machine({ growthStepPages: 1, ...options, grow }));
  const random = new Random(1);
  for (let count = 0; count < OPS; count++) {
    hasFailed = false;
    if (!step(client, random)) outcome.refusals++;
    if (!hasFailed) continue;
    client.verifyAll();
    client.verifySmallerIsServed();
  }
  outcome.pages = client.machine.pages;
  finish(client);
  return outcome;
}

/** @returns false for a refusal */
function step(client: Client, random: Random): boolean {
  const size = random.pick(SIZES_BYTES);
  const kind = random.below(100);
  if (kind < 4 && client.scopes.length < 3) return client.enter();
  if (kind < 7 && client.scopes.length > 0) client.exit();
  else if (client.held.length === 0 || kind < 55) return client.alloc(size);
  else if (kind < 70) return client.realloc(random.below(client.held.length), size);
  else if (kind < 75) return client.take(client.machine.call.sigil_try_alloc_aligned(size, 4096) >>> 0, size);
  else client.free(random.below(client.held.length));
  return true;
}

/** Gives everything back: then the heap is one free block a pool. */
function finish(client: Client): void {
  while (client.scopes.length > 0) client.exit();
  client.freeEverything();
  client.machine.call.sigil_trim();
  client.verifyAll();
  const { kinds, poolCount } = walk(client.machine);
  expect(kinds.every((kind) => kind === 'free' || kind === 'wilderness')).toBe(true);
  expect(kinds.length).toBeLessThanOrEqual(poolCount);
}

const never: Fails = () => false;

describe.each<[string, MachineOptions]>([
  ['fast', {}],
  ['fast, growing by eight pages', { growthStepPages: 8 }],
  ['audit', { build: 'audit' }],
  ['fast, in an initial page without room for the heap', { heapBase: 65_000 }],
])('when memory.grow fails (%s)', (_, options) => {
  const undisturbed = run(options, never);
  const numbers = Array.from({ length: undisturbed.growths }, (_, index) => index + 1);

  it('grows often enough, and is refused nothing, if it does not fail', () => {
    expect(undisturbed.refusals).toBe(0);
    expect(undisturbed.growths).toBeGreaterThan(5);
  });

  it('once, the N-th time, at most one request is refused and the heap goes on growing', () => {
    for (const failing of numbers) {
      const outcome = run(options, (number) => number === failing);
      expect(outcome.refusals).toBeLessThanOrEqual(1);
      expect(outcome.pages).toBeGreaterThanOrEqual(undisturbed.pages / 2);
    }
  });

  it('for good, from the N-th time on, what is there serves smaller requests', () => {
    for (const failing of numbers) {
      const outcome = run(options, (number) => number >= failing);
      expect(outcome.refusals).toBeGreaterThan(0);
      expect(outcome.pages).toBeLessThanOrEqual(undisturbed.pages);
    }
  });
});

const reason = await whyNativeIsSkipped();
const DRIVER = fileURLToPath(new URL('./support/growth-failure.c', import.meta.url));

describe.skipIf(reason !== undefined)(
  `when native memory cannot grow${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    it('once and for good, at every growth, live blocks stay whole and what is free is served', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'sigil-growth-'));
      try {
        const archive = await archiveOf({ build: 'audit', ...allWorlds }, folder);
        const out = join(folder, 'driver');
        await buildExecutable({ conformer: 'tlsf-rc', cSources: [DRIVER], archives: [archive], out });
        const said = await runTool(out, []);
        expect(Number(/^(\d+) growths/.exec(said)?.[1])).toBeGreaterThan(5);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
);
