/** Seeded scripts: which op comes next, given what is live. Four profiles, each after another way to break. */
import { CLASS_BORDER_SIZES, EDGE_SIZES, PAGE_SIZES } from './edge-sizes.js';
import { NULL_BLOCK, type Op } from './op.js';
import type { Plan } from './plan.js';
import type { Prng } from './prng.js';
import { WHOLE_BYTES } from './schedule.js';

export interface Profile {
  readonly name: 'mixed' | 'tight' | 'edges' | 'scopes';
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
const COPIED_BYTES = 2 ** 21;

const CABI_ALIGNS = [1, 2, 4, 8] as const;

/** The next op, legal as far as the plan knows. */
export function nextOp(plan: Plan, random: Prng, profile: Profile): Op {
  const roll = random.below(10_000);
  let share = profile.enter;
  if (roll < share && plan.depth < profile.depthLimit) return { op: 'enter-scope', into: freeScopeSlot(plan, profile) };
  share += profile.exit;
  if (roll < share && plan.depth > 0) return exitOrPromote(plan, random, profile);
  share += profile.freeAll;
  if (roll < share) return { op: 'free-all' };
  share += profile.foreignGrowth;
  if (roll < share) return { op: 'grow-memory', pages: 1 + random.below(3) };
  return blockOp(plan, random, profile);
}

function blockOp(plan: Plan, random: Prng, profile: Profile): Op {
  const slot = random.below(profile.slots);
  const entry = plan.entry(slot);
  const drawn = profile.size(random);
  const newSize = entry !== undefined && Math.min(entry.size, drawn) > COPIED_BYTES ? drawn % COPIED_BYTES : drawn;
  const kind = random.below(100);
  const align = random.pick(CABI_ALIGNS);
  if (entry === undefined) {
    if (kind < 90) return { op: 'alloc', into: slot, size: newSize };
    if (kind < 95) return { op: 'realloc', block: NULL_BLOCK, oldSize: 0, newSize, into: slot };
    return { op: 'cabi-realloc', block: NULL_BLOCK, oldSize: 0, align, newSize, into: slot };
  }
  const oldSize = kind % 8 === 0 ? random.below(entry.size + 1) : entry.size;
  if (kind < 60)
    return { op: 'realloc', block: slot, oldSize, newSize: nearSize(entry.size, newSize, random), into: slot };
  if (kind < 70) return { op: 'cabi-realloc', block: slot, oldSize, align, newSize, into: slot };
  if (kind < 90) return copyOp(plan, random, slot, entry.size);
  return { op: 'realloc', block: slot, oldSize: entry.size, newSize: entry.size, into: slot };
}

/** Realloc to a size nearby is as common as to any other: growth step by step, and shrinking. */
function nearSize(size: number, other: number, random: Prng): number {
  if (random.below(2) === 0 || size > COPIED_BYTES) return other;
  return random.below(2) === 0 ? size + random.below(64) : random.below(size + 1);
}

function copyOp(plan: Plan, random: Prng, slot: number, size: number): Op {
  const target = random.below(3) === 0 ? slot : random.pick(plan.live);
  const targetSize = plan.entry(target)!.size;
  const limit = Math.min(size, targetSize, WHOLE_BYTES);
  const bytes = random.below(limit + 1);
  return {
    op: 'mem-copy',
    to: { slot: target, plus: random.below(targetSize - bytes + 1) },
    from: { slot, plus: random.below(size - bytes + 1) },
    bytes,
  };
}

/** Closes the innermost scope, at times one further out; sometimes it keeps a block. */
function exitOrPromote(plan: Plan, random: Prng, profile: Profile): Op {
  if (plan.justPromoted !== undefined && random.below(2) === 0) return { op: 'exit-scope', scope: plan.justPromoted };
  const scope = random.below(5) === 0 ? random.pick(plan.scopes) : plan.scopes[plan.scopes.length - 1]!;
  if (plan.live.length === 0 || random.below(3) > 0) return { op: 'exit-scope', scope };
  const block = random.pick(plan.live);
  const size = Math.min(plan.entry(block)!.size, COPIED_BYTES);
  const into = random.below(2) === 0 ? block : random.below(profile.slots);
  return { op: 'promote', scope, block, size: random.below(3) === 0 ? random.below(size + 1) : size, into };
}

function freeScopeSlot(plan: Plan, profile: Profile): number {
  for (let slot = 0; slot < profile.depthLimit; slot += 1) if (plan.depthOf(slot) === 0) return slot;
  return profile.depthLimit;
}
