/**
 * The queue of a session, and the pattern ops of the suite's own that go into it: blocks are filled, and looked at again.
 * Each carries the promise that a mismatch breaks.
 */
import { objectType } from './object-types.js';
import type { Op } from './op.js';
import type { Plan } from './plan.js';
import type { Promised } from './verdict.js';

/** Blocks up to this size are filled and verified whole, longer ones at both ends. */
export const WHOLE_BYTES = 8192;
export const EDGE_BYTES = 4096;

/** From the reference. */
export const GC_INFO_OFFSET = -12;

const fieldsOf = (id: number): number => objectType(id)!.fieldsBytes;

export interface Queued {
  readonly op: Op;
  /** ops of the suite's own; they are planned anew after a trap */
  readonly injected: boolean;
  /** the promise that a mismatch breaks */
  readonly line: Promised;
}

export class Queue {
  private items: Queued[] = [];
  private seed = 1;

  constructor(
    private readonly plan: Plan,
    readonly hasPatterns: boolean,
  ) {}

  get length(): number {
    return this.items.length;
  }

  /** All that is queued, for one batch. */
  take(): readonly Queued[] {
    const { items } = this;
    this.items = [];
    return items;
  }

  /** Verifies a live block's pattern, or an object's, and then its count. */
  look(slot: number): void {
    const entry = this.plan.entry(slot);
    if (entry !== undefined) this.verify(slot, entry.size, entry.size, entry.seed, 4);
    const node = this.plan.graph.named(slot);
    if (node === undefined) return;
    this.verifyObject(slot, node.id, node.size, node.size, node.seed, 4);
    this.add({ op: 'load', block: { slot, plus: GC_INFO_OFFSET } }, 'managed');
  }

  /** Fills blocks of which only the results told that they are there, or how large they are. */
  fillAll(slots: readonly number[]): void {
    for (const slot of slots) this.fill(slot);
  }

  fill(slot: number): void {
    const entry = this.plan.entry(slot);
    const node = this.plan.graph.named(slot);
    const filled = entry ?? node;
    if (filled === undefined || !this.hasPatterns) return;
    this.seed = (this.seed + 0x6d2b_79f5) >>> 0;
    filled.seed = this.seed;
    const fields = entry === undefined ? fieldsOf(node!.id) : 0;
    for (const [offset, bytes] of edges(filled.size - fields)) {
      this.add({ op: 'fill', block: slot, offset: fields + offset, bytes, seed: this.seed, phase: offset }, 4);
    }
  }

  /** Verifies what a block of `size` bytes was filled with, up to byte `kept`. */
  verify(slot: number, size: number, kept: number, seed: number | undefined, line: Promised): void {
    if (seed === undefined || !this.hasPatterns) return;
    for (const [offset, bytes] of edges(size)) {
      const rest = Math.min(bytes, kept - offset);
      if (rest > 0) this.add({ op: 'verify', block: slot, offset, bytes: rest, seed, phase: offset }, line);
    }
  }

  /** Verifies what an object of `size` bytes was filled with behind its fields, up to byte `kept`. */
  verifyObject(slot: number, id: number, size: number, kept: number, seed: number | undefined, line: Promised): void {
    if (seed === undefined || !this.hasPatterns) return;
    const fields = fieldsOf(id);
    for (const [offset, bytes] of edges(size - fields)) {
      const rest = Math.min(bytes, kept - fields - offset);
      if (rest > 0)
        this.add({ op: 'verify', block: slot, offset: fields + offset, bytes: rest, seed, phase: offset }, line);
    }
  }

  verifyZero(slot: number, size: number): void {
    if (!this.hasPatterns) return;
    for (const [offset, bytes] of edges(size)) this.add({ op: 'verify-zero', block: slot, offset, bytes }, 'heap');
  }

  /** Without a line it is an op of the script, with one an op of the session's own. */
  add(op: Op, line?: Promised): void {
    this.items.push({ op, injected: line !== undefined, line: line ?? 4 });
  }
}

function edges(size: number): readonly (readonly [offset: number, bytes: number])[] {
  if (size === 0) return [];
  return size <= WHOLE_BYTES
    ? [[0, size]]
    : [
        [0, EDGE_BYTES],
        [size - EDGE_BYTES, EDGE_BYTES],
      ];
}
