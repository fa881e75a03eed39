import { measureFootprint } from '@sigil-alloc/conformance';
import { describe, expect, it } from 'vitest';
import { overheadBytes } from '../src/layout.js';
import { wasmTlsf } from './builds.js';
import { Client } from './support/client.js';
import { figure } from './support/figures.js';
import { Machine } from './support/machine.js';
import { Random } from './support/random.js';
import { walk } from './support/walk.js';
import './support/patience.js';

/** Linear memory, all of it, over the most bytes that were live: what the suite's churn with 10,000 blocks may take. */
const FACTOR = 1.6;
/** What the second half of a run may add to the first: two pages of sixteen. Over 8,000,000 replacements it stays at that. */
const CREEP = 1.13;
const REPLACEMENTS = figure(100_000, 2_000_000);

describe('the footprint under churn', () => {
  it(`is at most ${FACTOR} times the peak of live bytes, and flat, over ${REPLACEMENTS} replacements`, async () => {
    const subject = wasmTlsf();
    for (const seed of [1, 2, 3]) {
      const { highWaterBytes, peakLiveBytes, samples } = await measureFootprint(subject, {
        replacements: REPLACEMENTS,
        samples: 10,
        seed,
      });
      const factor = highWaterBytes / peakLiveBytes;
      console.log(`seed ${seed}: ${highWaterBytes} bytes, ${factor.toFixed(2)} times the peak of live bytes`);
      expect(factor).toBeLessThan(FACTOR);
      expect(highWaterBytes / samples[samples.length >> 1]!.memoryBytes).toBeLessThan(CREEP);
    }
  });
});

/** Blocks of all sizes come, go, and are resized; every other time in scopes. */
function churn(client: Client, random: Random, ops: number): void {
  for (let count = 0; count < ops; count++) {
    const size = random.powerLaw(1, 100_000);
    const kind = random.below(100);
    if (kind === 0 && client.scopes.length < 4) client.enter();
    else if (kind === 1 && client.scopes.length > 0) client.exit();
    else if (client.held.length < 300 && kind < 60) client.alloc(size);
    else if (kind < 80 && client.held.length > 0) client.realloc(random.below(client.held.length), size);
    else if (client.held.length > 0) client.free(random.below(client.held.length));
  }
}

describe.each(['fast', 'check'] as const)('when everything is freed and trimmed (%s)', (build) => {
  it.each([1, 2, 3])('one block spans the heap, and can be had (seed %i)', (seed) => {
    const client = new Client(new Machine({ build }));
    const { machine } = client;
    churn(client, new Random(seed), figure(3000, 100_000));
    client.verifyAll();
    while (client.scopes.length > 0) client.exit();
    client.freeEverything();
    const free = machine.call.sigil_trim();
    const { kinds, bytes } = walk(machine);
    expect(kinds).toEqual(['wilderness']);
    expect(free).toBe(bytes[0]! - overheadBytes(machine.isChecked));
    const { pages } = machine;
    expect(client.alloc(free)).toBe(true);
    expect(machine.pages).toBe(pages);
  });
});
