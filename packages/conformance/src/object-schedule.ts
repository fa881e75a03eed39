/**
 * What surrounds an op on objects: the bytes behind an object's fields are filled when it is born or resized, and looked
 * at, with its count, before it is let go of. The model notes what each op will have done.
 */

import { AT_ONCE_LIMIT, newNode } from './graph.js';
import { applyOp } from './graph-op.js';
import { WHOLE_BUDGET } from './object-legality.js';
import type { CollectStepOp, MakeOp, ObjectOp, ResizeOp } from './object-op.js';
import { objectType } from './object-types.js';
import type { Op } from './op.js';
import type { Plan } from './plan.js';
import type { Queue } from './queue.js';

const COLLECT: Op = { op: 'collect' };

/** The op with a size that has room for the fields of the type. */
export function fittedObjectOp<O extends MakeOp | ResizeOp>(op: O, plan: Plan): O {
  const id = op.op === 'make' ? op.id : plan.graph.named(op.object as number)!.id;
  const { fieldsBytes } = objectType(id)!;
  return op.size >= fieldsBytes ? op : { ...op, size: fieldsBytes };
}

/** Queues a legal op with what goes around it. */
export function enqueueObjectOp(op: ObjectOp, plan: Plan, queue: Queue): void {
  switch (op.op) {
    case 'make':
      if (!plan.graph.collectsAtOnce) settleGarbage(plan, queue);
      queue.add(op);
      plan.graph.making();
      plan.remove(op.into);
      plan.graph.made(op.into, newNode(op.id, op.size, plan.objectDepth));
      queue.fill(op.into);
      break;
    case 'resize':
      resized(op, plan, queue);
      break;
    case 'release':
    case 'discard':
    case 'link':
      if (typeof op.object === 'number') queue.look(op.object);
      queue.add(op);
      applyOp(plan.graph, op);
      break;
    case 'upgrade':
      queue.add(op);
      if (plan.graph.handled(op.handle as number) !== undefined) plan.remove(op.into);
      applyOp(plan.graph, op);
      break;
    case 'set-candidate-limit':
      if (op.count === AT_ONCE_LIMIT) addCollection(plan, queue); // candidates of before would wait for the next one
      queue.add(op);
      applyOp(plan.graph, op);
      break;
    case 'collect-step':
      stepped(op, plan, queue);
      break;
    default:
      queue.add(op);
      applyOp(plan.graph, op);
  }
}

function resized(op: ResizeOp, plan: Plan, queue: Queue): void {
  const node = plan.graph.named(op.object as number)!;
  const { size, seed } = node;
  settleGarbage(plan, queue);
  queue.add(op);
  plan.remove(op.into);
  applyOp(plan.graph, op);
  queue.verifyObject(op.into, node.id, size, Math.min(size, op.size), seed, 'managed');
  queue.fill(op.into);
}

/** A step leaves open who has died, unless the budget is as good as none; a collection settles it. */
function stepped(op: CollectStepOp, plan: Plan, queue: Queue): void {
  queue.add(op);
  if (op.budget < WHOLE_BUDGET) addCollection(plan, queue);
  else plan.graph.collect();
}

/** Who needs memory may collect, where there is little of it or the limit says so: nothing is left that this could free. */
function settleGarbage(plan: Plan, queue: Queue): void {
  const { counts, collectsAtOnce, nodes } = plan.graph;
  if ((plan.isTight || collectsAtOnce) && counts && nodes.size > 0) addCollection(plan, queue);
}

function addCollection(plan: Plan, queue: Queue): void {
  queue.add(COLLECT, 'managed');
  applyOp(plan.graph, COLLECT);
}

/** free-all may set the limit back; what the model says of it stays true. */
export function keepLimit(plan: Plan, queue: Queue): void {
  if (plan.graph.collectsAtOnce) queue.add({ op: 'set-candidate-limit', count: AT_ONCE_LIMIT }, 'managed');
}
