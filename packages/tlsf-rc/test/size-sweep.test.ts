import type { Op, Subject, SubjectInstance } from '@sigil-alloc/conformance';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformer } from '../src/prelude.js';
import { nativeTlsf, wasmTlsf } from './builds.js';
import { isFull } from './support/figures.js';
import { sweep } from './support/sweep.js';
import './support/patience.js';

const reason = await whyNativeIsSkipped();
const MIB = 2 ** 20;

/** With another block behind it a block is moved to grow, and moving gigabytes takes its time. */
const MOST_MOVED_BYTES = MIB;

const range = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
const inRange = (sizes: number[]): number[] =>
  [...new Set(sizes)].filter((size) => size >= 0 && size < 2 ** 32).sort((one, other) => one - other);

const SMALL_SIZES = range(0, 70_000);
/** On the slower subjects by default: every size to the largest block of a chunk, then one in 37. */
const SOME_SMALL_SIZES = isFull ? SMALL_SIZES : [...range(0, 2100), ...range(2101, 70_000, 37)];
const POWERS_OF_TWO = inRange(range(0, 32).flatMap((log2) => range(2 ** log2 - 16, 2 ** log2 + 16)));
const PAGE_MULTIPLES = inRange(
  [...range(1, 16), 32, 63, 64, 100, 1000].flatMap((pages) => range(pages * PAGE_BYTES - 32, pages * PAGE_BYTES + 32)),
);
const GAPS = [16 * MIB - 16, 16 * MIB, 16 * MIB + 1, 17 * MIB, 24 * MIB + 12, 32 * MIB, 33 * MIB, 64 * MIB, 100 * MIB];

interface Case {
  readonly name: string;
  readonly open: () => Subject | Promise<Subject>;
  readonly build: 'fast' | 'check';
  readonly smallSizes: readonly number[];
}

const cases: Case[] = [
  { name: 'fast, wasm', open: () => wasmTlsf(), build: 'fast', smallSizes: SMALL_SIZES },
  { name: 'check, wasm', open: () => wasmTlsf({ build: 'check' }), build: 'check', smallSizes: SOME_SMALL_SIZES },
  { name: 'fast, native', open: () => nativeTlsf(), build: 'fast', smallSizes: SOME_SMALL_SIZES },
];

describe.each(cases)('every size ($name)', ({ name, open, build, smallSizes }) => {
  const isSkipped = name.includes('native') && reason !== undefined;
  const { largestRequestBytes } = conformer.answers({ build });
  const options = { isExact: build !== 'fast' };
  let subject: Subject;
  let instance: SubjectInstance;
  beforeAll(async () => {
    if (!isSkipped) subject = await open();
    instance = await subject?.open();
  });
  afterAll(async () => {
    await instance?.close();
    await subject?.dispose();
  });

  it.skipIf(isSkipped)('from 0 to 70,000 is aligned, whole, resized, and had again where it was', async () => {
    await sweep(instance, smallSizes, { ...options, hasWall: true });
  });

  it.skipIf(isSkipped)('around page multiples is aligned, whole, resized, and had again where it was', async () => {
    await sweep(instance, PAGE_MULTIPLES, { ...options, hasWall: true });
  });

  it.skipIf(isSkipped)('around powers of two is aligned, whole, resized, and had again, to the largest', async () => {
    const possible = POWERS_OF_TWO.filter((size) => size < largestRequestBytes);
    const movable = possible.filter((size) => size < MOST_MOVED_BYTES);
    await sweep(instance, movable, { ...options, hasWall: true });
    await sweep(instance, [...possible.slice(movable.length), largestRequestBytes - 1], { ...options, hasWall: false });
  });

  it.skipIf(isSkipped)('that no heap can hold is refused, and named', async () => {
    const impossible = POWERS_OF_TWO.filter((size) => size > largestRequestBytes);
    expect(impossible.length).toBeGreaterThan(0);
    for (const size of [largestRequestBytes + 1, ...impossible]) {
      const [result] = await instance.run([{ op: 'alloc', into: 0, size }]);
      expect(result).toMatchObject({ status: 'trap', trap: 'out-of-memory', failedSize: size });
    }
  });

  it.skipIf(isSkipped)('of a free gap above 16 MiB is had again, in part and in whole', async () => {
    for (const size of GAPS) await fillGap(instance, size);
  });
});

/** Slots: the gap, the block behind it, what the gap is filled with. */
async function fillGap(instance: SubjectInstance, size: number): Promise<void> {
  const half = Math.floor(size / 2);
  const ops: Op[] = [
    { op: 'alloc', into: 0, size },
    { op: 'alloc', into: 1, size: 100 },
    { op: 'fill', block: 1, offset: 0, bytes: 100, seed: 3, phase: 0 },
    { op: 'free', block: 0 },
    { op: 'alloc', into: 2, size: half },
    { op: 'alloc', into: 3, size: half - 64 },
    { op: 'free', block: 2 },
    { op: 'free', block: 3 },
    { op: 'alloc', into: 4, size },
    { op: 'free', block: 4 },
    { op: 'verify', block: 1, offset: 0, bytes: 100, seed: 3, phase: 0 },
    { op: 'check-heap' },
    { op: 'free', block: 1 },
    { op: 'trim' },
  ];
  const results = await instance.run(ops);
  expect(results.map(({ status }) => status)).toEqual(ops.map(() => 'ok'));
  const [gap, wall, , , first, second, , , again, , , broken] = results.map(({ value }) => value);
  expect([first, again]).toEqual([gap, gap]);
  expect(second).toBeLessThan(wall!);
  expect(broken).toBe(0);
}
