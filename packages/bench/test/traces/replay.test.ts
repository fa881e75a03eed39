import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { address, assembleFunctions, implement, ret } from '@sigil-alloc/ir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Allocator } from '../../src/allocators/allocator.js';
import { floorBump } from '../../src/allocators/field/floor-bump.js';
import { withMemory } from '../../src/allocators/field/own-memory.js';
import { tlsf } from '../../src/allocators/field/sigil.js';
import { merge } from '../../src/allocators/merge.js';
import { ChecksumError } from '../../src/errors.js';
import { assembleField } from '../../src/field.js';
import { glibc } from '../../src/native/field/mallocs.js';
import { nativeTlsf } from '../../src/native/field/sigil.js';
import { prepareCase, type TraceCase } from '../../src/traces/case.js';
import { Kind } from '../../src/traces/format/trace.js';
import { linkedReplayer } from '../../src/traces/linked.js';
import { buildReplayers, longestCalls, measureNative, nativeFootprints } from '../../src/traces/native.js';
import { pointsOf, replayOf, windowsOf, wordsOfCall } from '../../src/traces/replay/words.js';
import { joinReplayers, measureWasm, wasmFootprints } from '../../src/traces/wasm.js';
import { columns, madeUpOps, traceOf } from './made-up.js';

const OPTIONS = { rounds: 2, scale: 1 / 1_000, generations: 1 };
let folder: string;
let cases: TraceCase[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigil-traces-test-'));
  const traces = [
    traceOf(madeUpOps(3, 40_000, [0, 1, 8, 24, 100, 4_096]), 'one'),
    traceOf(madeUpOps(4, 500, [0, 1, 2, 3, 4]), 'two'),
  ];
  cases = await Promise.all(traces.map((trace) => prepareCase(trace, folder)));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the words of a replay', () => {
  it('name slots, sizes before and after, and free what lives in the end', () => {
    const trace = traceOf(
      columns([
        { kind: Kind.malloc, slot: 0, size: 100 },
        { kind: Kind.calloc, slot: 1, size: 2 },
        { kind: Kind.realloc, slot: 0, size: 0 },
        { kind: Kind.free, slot: 1, size: 0 },
      ]),
    );
    const { words, callsEnd, slots, operations } = replayOf(trace);
    expect([...words]).toEqual([0, 100, 4, 4, 2, 4, 100, 5, 1]);
    expect({ callsEnd, slots, operations }).toEqual({ callsEnd: 8, slots: 2, operations: 5 });
  });

  it('are parted between calls, into windows that are as full as can be', () => {
    const { words } = replayOf(traceOf(madeUpOps(5, 400)));
    const ends = windowsOf(words, 50);
    const starts = [0, ...ends.subarray(0, -1)];
    expect(ends.at(-1)).toBe(words.length);
    starts.forEach((start, i) => {
      let at = start;
      while (at < ends[i]!) at += wordsOfCall(words[at]!);
      expect(at).toBe(ends[i]);
      expect(at - start).toBeLessThanOrEqual(50);
      if (i < ends.length - 1) expect(at + wordsOfCall(words[at]!) - start).toBeGreaterThan(50);
    });
  });

  it('are looked at evenly, after the last call as well', () => {
    expect([...pointsOf(10, 4)]).toEqual([2, 5, 7, 10]);
    expect([...pointsOf(3, 200)]).toEqual([1, 2, 3]);
  });
});

/** An empty folder for what one test builds. */
const fresh = (): Promise<string> => mkdtemp(join(folder, 'built-'));

/** Hands out one block to all, as far as there is free or realloc. */
const oneForAll: Allocator = {
  ...floorBump,
  name: 'one-for-all',
  join: (program, goal, own) => {
    const block = () => ret(address(program.tablesEnd));
    const functions = {
      sigil_alloc: implement('sigil_alloc', block),
      sigil_realloc: implement('sigil_realloc', block),
      sigil_free: implement('sigil_free', () => undefined),
    };
    const module = assembleFunctions(functions, { optimize: 'none' });
    return merge(program, withMemory(module, program.initialPages + 32), goal, own);
  },
};

describe('replays', () => {
  it('in wasm and natively find the same marks in all blocks', async () => {
    const joined = await joinReplayers(cases, [tlsf], await fresh());
    const inWasm = await measureWasm(cases, joined, process.execPath, OPTIONS);
    const { present, absent } = await assembleField([nativeTlsf, linkedReplayer, glibc]);
    for (const { reason } of absent) expect(reason).toContain('install with: ');
    const natives = present.map(({ contender }) => contender);
    const natively = await measureNative(cases, await buildReplayers(cases, natives, await fresh()), OPTIONS);
    expect(natively.map(({ checksum }) => checksum)).toEqual(inWasm.map(({ checksum }) => checksum));
    for (const { checksum, measurements } of [...inWasm, ...natively]) {
      expect(checksum).toMatch(/^(?!0{8})[0-9a-f]{8}$/);
      for (const all of measurements.values()) expect(all).toHaveLength(OPTIONS.rounds);
    }
  });

  it('name an allocator that mixes up blocks', async () => {
    const joined = await joinReplayers(cases, [tlsf, oneForAll], await fresh());
    const run = measureWasm(cases, joined, process.execPath, OPTIONS);
    await expect(run).rejects.toThrow(ChecksumError);
    await expect(run).rejects.toThrow('one: one-for-all computed');
  });

  it('see memory grow with what lives, point by point', async () => {
    const joined = await joinReplayers(cases, [tlsf], await fresh());
    const { present } = await assembleField([nativeTlsf, glibc]);
    const replayers = await buildReplayers(
      cases,
      present.map(({ contender }) => contender),
      await fresh(),
    );
    const all = [...wasmFootprints(cases, joined), ...(await nativeFootprints(cases, replayers))];
    expect(all).toHaveLength(cases.length * (1 + present.length));
    for (const { case: name, memoryBytes } of all) {
      const { points, liveAtPoints, trace } = cases.find((one) => one.name === name)!;
      expect(memoryBytes).toHaveLength(points.length);
      expect(liveAtPoints).toHaveLength(points.length);
      expect(Math.max(...liveAtPoints)).toBeLessThanOrEqual(trace.head.peakLiveBytes);
    }
    // Linear memory holds all that lives.
    const [{ memoryBytes }] = all as [(typeof all)[number]];
    for (const [i, bytes] of memoryBytes.entries()) expect(bytes).toBeGreaterThanOrEqual(cases[0]!.liveAtPoints[i]!);
  });

  it('time the longest call natively', async () => {
    const { present } = await assembleField([glibc]);
    const replayers = await buildReplayers(
      cases,
      present.map(({ contender }) => contender),
      await fresh(),
    );
    for (const { nanoseconds } of await longestCalls(cases, replayers, 2)) expect(nanoseconds).toBeGreaterThan(0);
  });
});
