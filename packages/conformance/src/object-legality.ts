/** Which ops on objects a correct caller may make, given what is alive and whose it is. */
import { AT_ONCE_LIMIT, NEVER_LIMIT, type ObjectNode } from './graph.js';
import type { Legality } from './legality.js';
import type { ObjectOp } from './object-op.js';
import { isAcyclic, isPlaceForTypes, objectType } from './object-types.js';
import type { BlockRef } from './op.js';
import type { Plan } from './plan.js';

/** A budget that no graph of a session exceeds: a step with less leaves open who dies. */
export const WHOLE_BUDGET = 2 ** 31;

const NULL: BlockRef = { literal: 0 };

const isNull = (ref: BlockRef): boolean => typeof ref === 'object' && 'literal' in ref && ref.literal === 0;

export function objectLegality(op: ObjectOp, plan: Plan): Legality {
  return isLegal(op, plan) ? 'legal' : 'illegal';
}

function isLegal(op: ObjectOp, plan: Plan): boolean {
  const { graph } = plan;
  switch (op.op) {
    case 'describe':
      return isPlaceForTypes(op.at, plan.answers);
    case 'make':
      return graph.isDescribed && objectType(op.id) !== undefined;
    case 'resize': {
      const node = named(plan, op.object);
      return node !== undefined && node.incoming === 0 && node.depth === plan.objectDepth; // if it moves, its scope stays
    }
    case 'discard': {
      const node = named(plan, op.object);
      return isNull(op.object) || (node !== undefined && isReferredToByItselfOnly(node));
    }
    case 'retain':
      return isNull(op.object) || named(plan, op.object) !== undefined;
    case 'release':
      return isNull(op.object) || (named(plan, op.object)?.held ?? 0) > 0;
    case 'link':
      return mayLink(named(plan, op.object), op.offset, isNull(op.to) ? NULL : named(plan, op.to));
    case 'set-candidate-limit':
      return op.count === 0 || op.count === AT_ONCE_LIMIT || op.count >= NEVER_LIMIT;
    case 'weaken':
      return named(plan, op.object) !== undefined;
    case 'upgrade':
      return typeof op.handle === 'number' && mayUpgrade(plan, op.handle);
    case 'forget':
      return typeof op.handle === 'number' ? graph.hasHandle(op.handle) : op.handle.literal === 0;
    case 'collect':
    case 'collect-step':
      return true;
    case 'load':
      return isInObject(plan, op.block);
    case 'store':
      return false;
  }
}

const named = ({ graph }: Plan, ref: BlockRef): ObjectNode | undefined =>
  typeof ref === 'number' ? graph.named(ref) : undefined;

function isReferredToByItselfOnly(node: ObjectNode): boolean {
  let own = 0;
  for (const member of node.members.values()) if (member === node) own += 1;
  return node.incoming === own;
}

/** An object whose type says that it is in no cycle refers to nothing but objects that refer to nothing. */
function mayLink(node: ObjectNode | undefined, offset: number, to: ObjectNode | BlockRef | undefined): boolean {
  if (node === undefined || to === undefined) return false;
  const type = objectType(node.id)!;
  if (!type.members.includes(offset)) return false;
  if (to === NULL) return true;
  // what refers to itself before anybody counted it is lost at once: no release ever tells of it
  if (to === node && node.held === 0) return false;
  return !isAcyclic(type) || isEnd(to as ObjectNode);
}

function isEnd({ id }: ObjectNode): boolean {
  const type = objectType(id)!;
  return isAcyclic(type) && type.members.length === 0;
}

/** Of a conformer that counts nothing nobody knows when an object has ended. */
const mayUpgrade = ({ graph }: Plan, handle: number): boolean =>
  graph.hasHandle(handle) && (graph.counts || graph.handled(handle) !== undefined);

const HEADER_BYTES = 16;

function isInObject(plan: Plan, ref: BlockRef): boolean {
  if (typeof ref !== 'object' || !('slot' in ref)) return false;
  const node = plan.graph.named(ref.slot);
  return node !== undefined && ref.plus >= -HEADER_BYTES && ref.plus + 4 <= node.size;
}
