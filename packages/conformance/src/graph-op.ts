/** What an op on objects does to the model of them. */
import { AT_ONCE_LIMIT, type ObjectGraph, type ObjectNode } from './graph.js';
import type { Op } from './op.js';

/** Takes note of an op on objects that succeeded, save `make`, which brings a node. */
export function applyOp<Node extends ObjectNode>(graph: ObjectGraph<Node>, op: Op): void {
  switch (op.op) {
    case 'retain':
    case 'release': {
      const node = nodeOf(graph, op.object);
      if (node !== undefined) graph[op.op](node);
      break;
    }
    case 'resize': {
      const node = nodeOf(graph, op.object)!;
      node.size = op.size;
      graph.renamed(node, op.into);
      if (!graph.counts) for (const handle of [...node.watchers]) graph.forget(handle); // they may lead to where it was
      break;
    }
    case 'discard': {
      const node = nodeOf(graph, op.object);
      if (node !== undefined) graph.discard(node);
      break;
    }
    case 'link':
      graph.link(nodeOf(graph, op.object)!, op.offset, nodeOf(graph, op.to));
      break;
    case 'collect':
      graph.collect();
      break;
    case 'set-candidate-limit':
      graph.collectsAtOnce = op.count === AT_ONCE_LIMIT;
      break;
    case 'describe':
      graph.isDescribed = true;
      break;
    case 'weaken':
      graph.weaken(nodeOf(graph, op.object)!, op.into);
      break;
    case 'upgrade':
      if (typeof op.handle === 'number') graph.upgrade(op.handle, op.into);
      break;
    case 'forget':
      if (typeof op.handle === 'number') graph.forget(op.handle);
      break;
    default:
      break;
  }
}

const nodeOf = <Node extends ObjectNode>(graph: ObjectGraph<Node>, ref: unknown): Node | undefined =>
  typeof ref === 'number' ? graph.named(ref) : undefined;
