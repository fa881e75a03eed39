/** Seeded ops on blocks with the functions of the contract alone. */
import { NULL_BLOCK, type Op } from './op.js';
import type { Plan } from './plan.js';
import type { Prng } from './prng.js';
import { COPIED_BYTES, type Profile } from './profiles.js';
import { WHOLE_BYTES } from './queue.js';

export const CABI_ALIGNS = [1, 2, 4, 8] as const;

export function blockOp(plan: Plan, random: Prng, profile: Profile): Op {
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
export function nearSize(size: number, other: number, random: Prng): number {
  if (random.below(2) === 0 || size > COPIED_BYTES) return other;
  return random.below(2) === 0 ? size + random.below(64) : random.below(size + 1);
}

export function copyOp(plan: Plan, random: Prng, slot: number, size: number): Op {
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
