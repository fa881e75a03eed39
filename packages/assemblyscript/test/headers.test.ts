import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './support/asc.js';
import { type Header, headerOf, type Machine, start } from './support/machine.js';
import { startOurs } from './support/ours.js';

const STEPS = ['build', 'look', 'loosen', 'look', '__collect', 'look', '__collect', 'loosen', 'look'];

const hex = ({ gcInfo, runtimeId, runtimeSize }: Header): string =>
  `GC info ${gcInfo.toString(16).padStart(8, '0')}, id ${runtimeId}, ${runtimeSize} bytes`;

/** The headers of what the program notes at every step, as it notes them. */
function* headersByStep(machine: Machine): Generator<readonly string[]> {
  for (const step of STEPS) {
    const from = machine.noted.length;
    machine.call[step]!();
    yield machine.noted.slice(from).map((ref) => hex(headerOf(machine, ref)));
  }
}

describe('the headers that asc’s own runtime leaves', () => {
  it('are of many kinds: counts to over ten, candidates, static objects, ids and sizes', async () => {
    const machine = start(await compile('clients/headers', { runtime: 'full' }), () => []);
    const all = [...headersByStep(machine)].flat();
    expect(all.length).toBeGreaterThan(500);
    expect(new Set(all).size).toBeGreaterThan(30);
    expect(all.some((header) => header.startsWith('GC info b0000'))).toBe(true);
    expect(machine.noted.every((ref) => ref % 16 === 0)).toBe(true);
  });
});

describe.each(['full', 'stub'] as const)('the headers that %s leaves', (runtime) => {
  let own: Machine;
  let ours: Machine;
  beforeAll(async () => {
    own = start(await compile('clients/headers', { runtime }), () => []);
    ours = await startOurs('clients/headers', runtime);
  });

  it('are bit by bit those of asc’s own runtime of that name, object by object, at every step', () => {
    const [expected, actual] = [[...headersByStep(own)], [...headersByStep(ours)]];
    for (const [index, step] of STEPS.entries())
      expect({ step, headers: actual[index] }).toEqual({ step, headers: expected[index] });
  });

  it('stand before references that are multiples of 16', () => {
    expect(ours.noted.length).toBeGreaterThan(500);
    expect(ours.noted.every((ref) => ref % 16 === 0)).toBe(true);
  });
});

describe(`the objects with these headers`, () => {
  it('are gone when nothing holds them any more', async () => {
    const machine = await startOurs('clients/headers', 'full');
    for (const step of [...STEPS, 'drop', '__collect']) machine.call[step]!();
    expect(machine.liveObjects()).toEqual([]);
  });
});

describe(`MM info of full`, () => {
  it('is the size of the block, of a candidate 16 times its place in the buffer, at every step', async () => {
    const machine = await startOurs('clients/headers', 'full');
    let candidates = 0;
    for (const step of STEPS) {
      machine.call[step]!();
      const places = new Set<number>();
      for (const { ref, gcInfo, runtimeSize } of machine.liveObjects()) {
        const words = new Uint32Array(machine.memory.buffer);
        const [mmInfo, blockWord] = [words[ref / 4 - 4]!, words[ref / 4 - 5]!];
        const blockBytes = blockWord & ~15;
        expect(blockBytes).toBeGreaterThanOrEqual(runtimeSize + 20);
        if (gcInfo >>> 31 === 0) expect(mmInfo).toBe(blockBytes);
        else places.add(mmInfo / 16);
      }
      expect([...places].sort((a, b) => a - b)).toEqual([...places].map((_, place) => place));
      candidates += places.size;
    }
    expect(candidates).toBeGreaterThan(50);
  });
});
