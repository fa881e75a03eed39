/** The kinds of seeded scripts, each after another way to break. */
import { CLASS_BORDER_SIZES, EDGE_SIZES, PAGE_SIZES } from './edge-sizes.js';
import type { Prng } from './prng.js';
import { WHOLE_BYTES } from './queue.js';

export interface Profile {
  readonly name: 'mixed' | 'churn' | 'tight' | 'edges' | 'scopes';
  readonly maxPages: number;
  /** ops until a fresh instance is taken */
  readonly opsPerInstance: number;
  /** block slots in use */
  readonly slots: number;
  readonly depthLimit: number;
  /** of 10,000 ops so many are of the kind */
  readonly enter: number;
  readonly exit: number;
  readonly freeAll: number;
  readonly foreignGrowth: number;
  readonly size: (random: Prng) => number;
}

function mixedSize(random: Prng): number {
  const kind = random.below(1000);
  if (kind < 750) return random.below(128);
  if (kind < 930) return Math.floor(8 * 2 ** (random.below(1000) / 100));
  if (kind < 980) return random.pick(CLASS_BORDER_SIZES);
  if (kind < 999) return random.pick(PAGE_SIZES);
  return random.below(2 ** 21);
}

function smallSize(random: Prng): number {
  const kind = random.below(100);
  if (kind < 80) return random.below(512);
  return kind < 97 ? random.below(WHOLE_BYTES) : random.pick(PAGE_SIZES);
}

const MODERATE_EDGE_SIZES = EDGE_SIZES.filter((size) => size <= 2 ** 21 || size > 2 ** 32 - 2048);

export const PROFILES = {
  mixed: {
    name: 'mixed',
    maxPages: 8192,
    opsPerInstance: 1_000_000,
    slots: 4096,
    depthLimit: 8,
    enter: 200,
    exit: 180,
    freeAll: 2,
    foreignGrowth: 1,
    size: mixedSize,
  },
  /** blocks that live long beside blocks that do not, mostly outside of scopes; only of use where blocks can be freed */
  churn: {
    name: 'churn',
    maxPages: 8192,
    opsPerInstance: 1_000_000,
    slots: 4096,
    depthLimit: 2,
    enter: 4,
    exit: 50,
    freeAll: 0,
    foreignGrowth: 1,
    size: mixedSize,
  },
  tight: {
    name: 'tight',
    maxPages: 6,
    opsPerInstance: 4000,
    slots: 256,
    depthLimit: 6,
    enter: 500,
    exit: 500,
    freeAll: 60,
    foreignGrowth: 4,
    size: smallSize,
  },
  edges: {
    name: 'edges',
    maxPages: 65_536,
    opsPerInstance: 2000,
    slots: 64,
    depthLimit: 4,
    enter: 800,
    exit: 800,
    freeAll: 300,
    foreignGrowth: 10,
    size: (random) => random.pick(EDGE_SIZES),
  },
  /** for builds that wipe what they free, and would commit every byte of a block */
  edgesWithoutGiants: {
    name: 'edges',
    maxPages: 65_536,
    opsPerInstance: 2000,
    slots: 64,
    depthLimit: 4,
    enter: 800,
    exit: 800,
    freeAll: 300,
    foreignGrowth: 10,
    size: (random) => random.pick(MODERATE_EDGE_SIZES),
  },
  scopes: {
    name: 'scopes',
    maxPages: 4096,
    opsPerInstance: 50_000,
    slots: 512,
    depthLimit: 200,
    enter: 2000,
    exit: 1700,
    freeAll: 5,
    foreignGrowth: 0,
    size: (random) => random.below(200),
  },
} satisfies Record<string, Profile>;

/** No op of a seeded script copies more: moving a block of gigabytes takes a second. Laws of line 1 do it once. */
export const COPIED_BYTES = 2 ** 21;
