/** Scripts that make single calls expensive: each is after one thing that a call may have to do. */
import { CACHE_BOUND_COUNT } from '../../src/constants.js';
import type { Meter } from './meter.js';

/** Above what the cache takes, each of another class than the ones before and behind it. */
const UNCACHED_BYTES = [1100, 1200, 1300, 1420, 1560, 1700, 1900, 2100, 2300, 2600, 2900, 3300, 3700, 4200, 4700, 5300];
const CACHED_BYTES = [1, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 220];

const pick = (sizes: readonly number[], index: number): number => sizes[index % sizes.length]!;

/** Free neighbours on both sides of every block that is freed, so that flushing the cache merges each of them twice. */
function fillCache(meter: Meter): void {
  const cached: number[] = [];
  const between: number[] = [];
  for (let index = 0; index < 3 * CACHE_BOUND_COUNT; index++) {
    between.push(meter.call('sigil_alloc', pick(UNCACHED_BYTES, index)));
    cached.push(meter.call('sigil_alloc', pick(CACHED_BYTES, index)));
  }
  for (const payload of between) meter.call('sigil_free', payload);
  for (const payload of cached) meter.call('sigil_free', payload);
}

/** The cache is full when `last` is called. */
const flushing =
  (last: (meter: Meter) => void) =>
  (meter: Meter): void => {
    fillCache(meter);
    last(meter);
  };

/** Lists of a class in which the first blocks are all too small, and blocks with both neighbours free. */
function fillLists(meter: Meter): void {
  const blocks: number[] = [];
  for (const size of [5090, 5000]) {
    for (let index = 0; index < 60; index++) {
      blocks.push(meter.call('sigil_alloc', size));
      meter.call('sigil_alloc', 4000);
    }
  }
  for (const payload of blocks) meter.call('sigil_free', payload);
}

function searchLongLists(meter: Meter): void {
  fillLists(meter);
  for (const size of [5090, 5080, 5060, 4990]) meter.call('sigil_alloc', size);
  meter.call('sigil_alloc_aligned', 4900, 64);
  meter.call('sigil_try_alloc_aligned', 3000, 2048);
}

function mergeBothSides(meter: Meter): void {
  for (const size of UNCACHED_BYTES) {
    const row = Array.from({ length: 9 }, (_, index) => meter.call('sigil_alloc', size + index * 16));
    for (const index of [0, 2, 4, 6, 8, 1, 5, 3, 7]) meter.call('sigil_free', row[index]!);
  }
}

function resizeBetween(meter: Meter): void {
  for (const size of UNCACHED_BYTES) {
    const [left, block, right] = [size, size, 3 * size].map((bytes) => meter.call('sigil_alloc', bytes)) as number[];
    meter.call('sigil_alloc', 300); // too large for the remnant, so that it lies behind
    meter.call('sigil_free', left!);
    meter.call('sigil_free', right!);
    meter.call('sigil_resize_in_place', block!, 2 * size);
    const shrunk = meter.call('sigil_realloc', block!, 2 * size, size - 100);
    const grown = meter.call('sigil_try_realloc', shrunk, size - 100, 3 * size);
    meter.call('sigil_realloc', grown, 3 * size, 12 * size);
  }
}

/** Somebody else grows memory again and again; after free-all every pool is there, and none is large enough. */
function walkPools(meter: Meter): void {
  for (let round = 0; round < 10; round++) {
    meter.call('sigil_alloc', 100_000);
    meter.machine.memory.grow(1);
  }
  meter.call('sigil_free_all');
  const block = meter.call('sigil_alloc', 5_000_000);
  meter.call('sigil_mem_copy', block, block + 1, 100);
  meter.call('sigil_free_all');
  meter.call('sigil_trim');
}

/** Scopes inside one another, with blocks in many chunks and blocks with places of their own. @returns the handles */
function openScopes(meter: Meter, depth: number): { handles: number[]; small: number; apart: number } {
  const handles: number[] = [];
  let [small, apart] = [0, 0];
  for (let level = 0; level < depth; level++) {
    handles.push(meter.call('sigil_enter_scope'));
    for (let count = 0; count < 200; count++)
      small = meter.call('sigil_alloc', pick(UNCACHED_BYTES.slice(0, 6), count));
    for (let count = 0; count < 30; count++) apart = meter.call('sigil_alloc', pick(UNCACHED_BYTES.slice(8), count));
    for (let count = 0; count < 5; count++) meter.call('sigil_free', meter.call('sigil_alloc', 2900 + count));
  }
  return { handles, small, apart };
}

function leaveScopes(meter: Meter): void {
  for (const depth of [1, 2, 3]) meter.leaving('sigil_exit_scope', openScopes(meter, depth).handles[0]!);
  for (const size of [10, 1000]) {
    for (const depth of [1, 2, 3]) {
      const { handles, small } = openScopes(meter, depth);
      meter.leaving('sigil_promote', handles[0]!, small, size);
      meter.call('sigil_free_all');
    }
  }
  for (const at of [0, 1, 2]) {
    const { handles, apart } = openScopes(meter, 3);
    meter.leaving('sigil_promote', handles[at]!, apart, 2000);
    meter.call('sigil_free_all');
  }
  const { handles, apart } = openScopes(meter, 2);
  meter.leaving('sigil_promote', meter.call('sigil_enter_scope'), apart, 2000);
  meter.leaving('sigil_exit_scope', handles[0]!);
}

/** By what each is after. */
export const SCRIPTS: Readonly<Record<string, (meter: Meter) => void>> = {
  'a full cache, flushed by trim': flushing((meter) => meter.call('sigil_trim')),
  'a full cache, flushed before memory grows': flushing((meter) => meter.call('sigil_alloc', 20_000_000)),
  'a full cache, and an aligned block': flushing((meter) => meter.call('sigil_alloc_aligned', 20_000_000, 65_536)),
  'a full cache, and a scope': flushing((meter) => {
    meter.call('sigil_enter_scope');
    meter.call('sigil_alloc', 20_000_000);
  }),
  'a full cache, and a block that cannot grow where it is': flushing((meter) => {
    const block = meter.call('sigil_alloc', 50_000);
    meter.call('sigil_alloc', 10);
    meter.call('sigil_realloc', block, 50_000, 20_000_000);
  }),
  'a full cache, and the last block grows': flushing((meter) => {
    const block = meter.call('sigil_alloc', 4_000_000);
    meter.call('sigil_resize_in_place', block, 20_000_000);
  }),
  'long lists': searchLongLists,
  'merging on both sides': mergeBothSides,
  'resizing between free blocks': resizeBetween,
  'many pools': walkPools,
  'scopes with many chunks': leaveScopes,
};
