/** Which ops a correct caller may make, given what is live. */
import { functionOf } from './functions.js';
import { objectLegality } from './object-legality.js';
import type { BlockRef, Op } from './op.js';
import type { Plan } from './plan.js';

/** `later`: it depends on results that are not in yet. */
export type Legality = 'legal' | 'illegal' | 'later';

/** An op of a function that the subject lacks is illegal, whatever it names. */
export function legalityOf(op: Op, plan: Plan): Legality {
  const fn = functionOf(op);
  if (fn !== undefined && !plan.functions.has(fn)) return 'illegal';
  switch (op.op) {
    case 'realloc':
    case 'cabi-realloc':
    case 'try-realloc':
    case 'free':
      if (typeof op.block === 'object') return legalIf('literal' in op.block && op.block.literal === 0);
      return slotLegality(plan, op.block);
    case 'promote':
      if (typeof op.block !== 'number' || typeof op.scope !== 'number') return 'illegal';
      return plan.depthOf(op.scope) === 0 ? 'illegal' : slotLegality(plan, op.block);
    case 'mem-copy':
      return worse(rangeLegality(plan, op.to, 0, op.bytes), rangeLegality(plan, op.from, 0, op.bytes));
    case 'fill':
    case 'verify':
      return rangeLegality(plan, op.block, op.offset, op.bytes);
    case 'enter-scope':
      return legalIf(plan.depthOf(op.into) === 0);
    case 'exit-scope':
      if (typeof op.scope !== 'number') return 'illegal';
      return legalIf(plan.depthOf(op.scope) > 0 || plan.justPromoted === op.scope);
    case 'usable-size':
    case 'resize-in-place':
    case 'block-kind':
      return typeof op.block === 'number' ? slotLegality(plan, op.block) : 'illegal';
    case 'alloc-aligned':
    case 'try-alloc-aligned':
      return legalIf(isAlignment(op.align));
    case 'next-block':
      return legalIf(typeof op.after === 'number' ? plan.isCursor(op.after) : op.after.literal === 0);
    case 'make':
    case 'resize':
    case 'discard':
    case 'retain':
    case 'release':
    case 'link':
    case 'collect':
    case 'collect-step':
    case 'set-candidate-limit':
    case 'describe':
    case 'weaken':
    case 'upgrade':
    case 'forget':
    case 'load':
    case 'store':
      return objectLegality(op, plan);
    case 'flip':
    case 'verify-zero': // blocks are filled as soon as they are there
      return 'illegal';
    default:
      return 'legal';
  }
}

const legalIf = (isLegal: boolean): Legality => (isLegal ? 'legal' : 'illegal');

function slotLegality(plan: Plan, slot: number): Legality {
  if (plan.entry(slot) !== undefined) return 'legal';
  return plan.isUnsettled(slot) ? 'later' : 'illegal';
}

function rangeLegality(plan: Plan, ref: BlockRef, offset: number, bytes: number): Legality {
  if (typeof ref === 'object' && 'literal' in ref) return 'illegal';
  const { slot, plus } = typeof ref === 'number' ? { slot: ref, plus: 0 } : ref;
  const legality = slotLegality(plan, slot);
  if (legality !== 'legal') return legality;
  const start = plus + offset;
  return legalIf(start >= 0 && start + bytes <= plan.entry(slot)!.size);
}

const GREATEST_ALIGNMENT = 65_536;

const isAlignment = (align: number): boolean => align <= GREATEST_ALIGNMENT && Number.isInteger(Math.log2(align));

function worse(one: Legality, other: Legality): Legality {
  if (one === 'illegal' || other === 'illegal') return 'illegal';
  return one === 'later' || other === 'later' ? 'later' : 'legal';
}
