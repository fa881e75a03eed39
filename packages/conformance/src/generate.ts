/** Seeded scripts: which op comes next, given what is live. */
import { blockOp } from './block-ops.js';
import { heapBlockOp } from './heap-ops.js';
import type { Op } from './op.js';
import type { Plan } from './plan.js';
import type { Prng } from './prng.js';
import { COPIED_BYTES, type Profile } from './profiles.js';

/** The next op, legal as far as the plan knows. */
export function nextOp(plan: Plan, random: Prng, profile: Profile): Op {
  const canFree = plan.functions.has('sigil_free');
  const roll = random.below(10_000);
  let share = profile.enter;
  if (roll < share && plan.depth < profile.depthLimit) return { op: 'enter-scope', into: freeScopeSlot(plan, profile) };
  share += profile.exit;
  if (roll < share && plan.depth > 0) return exitOrPromote(plan, random, profile);
  // With no scope open, what cannot free begins anew instead: it would only fill up.
  if (roll < share && canFree) return heapBlockOp(plan, random, profile);
  share += profile.freeAll;
  if (roll < share) return { op: 'free-all' };
  share += profile.foreignGrowth;
  if (roll < share) return { op: 'grow-memory', pages: 1 + random.below(3) };
  return canFree ? heapBlockOp(plan, random, profile) : blockOp(plan, random, profile);
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
