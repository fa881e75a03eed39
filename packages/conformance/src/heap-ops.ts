/**
 * Seeded ops for a subject that can free: about as many frees as allocs, so that slots churn, and now and then one of
 * the other functions of `sigil:heap`. What the subject lacks is left to alloc and realloc.
 */
import type { worlds } from '@sigil-alloc/wit';
import { CABI_ALIGNS, copyOp, nearSize } from './block-ops.js';
import { NULL_BLOCK, type Op } from './op.js';
import type { Entry, Plan } from './plan.js';
import type { Prng } from './prng.js';
import { COPIED_BYTES, type Profile } from './profiles.js';

type HeapFunction = (typeof worlds)['heap']['functions'][number]['linkName'];

const ALIGNS = [1, 8, 16, 32, 64, 256, 4096, 65_536] as const;
/** Draws for a slot that no op under way has left open. */
const SLOT_DRAWS = 4;

export function heapBlockOp(plan: Plan, random: Prng, profile: Profile): Op {
  const slot = nextSlot(plan, random, profile);
  const entry = plan.entry(slot);
  return entry === undefined ? birthOp(plan, random, profile, slot) : lifeOp(plan, random, profile, slot, entry);
}

/** Every other time that of a live block, so that blocks are freed before their scopes end. */
function nextSlot(plan: Plan, random: Prng, profile: Profile): number {
  if (plan.live.length > 0 && random.below(2) === 0) return random.pick(plan.live);
  let slot = random.below(profile.slots);
  for (let draws = 1; draws < SLOT_DRAWS && plan.isUnsettled(slot); draws += 1) slot = random.below(profile.slots);
  return slot;
}

function birthOp({ functions }: Plan, random: Prng, profile: Profile, into: number): Op {
  const size = profile.size(random);
  const kind = random.below(100);
  const has = (linkName: HeapFunction): boolean => functions.has(linkName);
  const cabiAlign = random.pick(CABI_ALIGNS);
  if (kind < 6 && has('sigil_alloc_zeroed')) return { op: 'alloc-zeroed', into, size: size % COPIED_BYTES };
  if (kind < 10 && has('sigil_alloc_aligned')) return { op: 'alloc-aligned', into, size, align: random.pick(ALIGNS) };
  if (kind < 15 && has('sigil_try_alloc')) return { op: 'try-alloc', into, size };
  if (kind < 17 && has('sigil_try_alloc_aligned')) {
    return { op: 'try-alloc-aligned', into, size, align: random.pick(ALIGNS) };
  }
  if (kind < 19 && has('sigil_try_realloc')) {
    return { op: 'try-realloc', block: NULL_BLOCK, oldSize: 0, newSize: size, into };
  }
  if (kind < 23) return { op: 'realloc', block: NULL_BLOCK, oldSize: 0, newSize: size, into };
  if (kind < 27) return { op: 'cabi-realloc', block: NULL_BLOCK, oldSize: 0, align: cabiAlign, newSize: size, into };
  return { op: 'alloc', into, size };
}

function lifeOp(plan: Plan, random: Prng, profile: Profile, slot: number, entry: Entry): Op {
  const kind = random.below(1000);
  if (kind < 450) return { op: 'free', block: slot };
  const { size } = entry;
  const drawn = profile.size(random);
  const newSize = nearSize(size, Math.min(size, drawn) > COPIED_BYTES ? drawn % COPIED_BYTES : drawn, random);
  const has = (linkName: HeapFunction): boolean => plan.functions.has(linkName);
  if (kind < 500 && has('sigil_resize_in_place')) return { op: 'resize-in-place', block: slot, newSize };
  const oldSize = kind % 8 === 0 ? random.below(size + 1) : size;
  if (kind < 540 && has('sigil_try_realloc')) return { op: 'try-realloc', block: slot, oldSize, newSize, into: slot };
  if (kind < 570 && has('sigil_usable_size')) return { op: 'usable-size', block: slot };
  if (kind < 575 && has('sigil_trim')) return { op: 'trim' };
  if (kind < 577) return { op: 'free', block: NULL_BLOCK };
  if (kind < 640)
    return { op: 'cabi-realloc', block: slot, oldSize, align: random.pick(CABI_ALIGNS), newSize, into: slot };
  if (kind < 760) return copyOp(plan, random, slot, size);
  if (kind < 800) return { op: 'realloc', block: slot, oldSize: size, newSize: size, into: slot };
  return { op: 'realloc', block: slot, oldSize, newSize, into: slot };
}
