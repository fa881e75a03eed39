/** The audit of objects: the header of each that is alive must say what the model says of it. */
import { judgeHeaderWord, type PlacedNode, referenceTo } from './object-book.js';
import type { Op } from './op.js';
import type { Session } from './session.js';

/** GC info, runtime id and runtime size, from the reference. */
const OFFSETS = [-12, -8, -4] as const;

const loadsOf = (node: PlacedNode): readonly Op[] =>
  OFFSETS.map((offset): Op => ({ op: 'load', block: { literal: referenceTo(node) + offset } }));

/** Throws Violation. The queue of the session must be empty. */
export async function auditObjects({ instance, shadow }: Session): Promise<void> {
  const { graph } = shadow;
  const nodes = [...graph.nodes];
  const results = await instance.run(nodes.flatMap(loadsOf));
  for (const [index, { value }] of results.entries()) {
    const node = nodes[Math.floor(index / OFFSETS.length)]!;
    judgeHeaderWord(node, OFFSETS[index % OFFSETS.length]!, value, graph.counts);
  }
}
