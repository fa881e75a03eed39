/**
 * The queue of a session: ops of the script, and around them the pattern ops of the suite's own.
 *
 * Every block is filled when it is born or resized. It is verified after realloc, promote and mem-copy, before it dies,
 * and whenever somebody asks. What was asked for zeroed is looked through before it is filled. Each pattern op carries
 * the promise that a mismatch breaks.
 */
import type { ResizeInPlaceOp, TryReallocOp } from './further-op.js';
import type { BlockRef, MemCopyOp, Op, PromoteOp } from './op.js';
import type { Plan } from './plan.js';
import type { Promised } from './verdict.js';

/** Blocks up to this size are filled and verified whole, longer ones at both ends. */
export const WHOLE_BYTES = 8192;
export const EDGE_BYTES = 4096;

export interface Queued {
  readonly op: Op;
  /** ops of the suite's own; they are planned anew after a trap */
  readonly injected: boolean;
  /** the promise that a mismatch breaks */
  readonly line: Promised;
}

export class Schedule {
  private queue: Queued[] = [];
  private seed = 1;

  constructor(
    private readonly plan: Plan,
    private readonly patterns: boolean,
  ) {}

  get length(): number {
    return this.queue.length;
  }

  /** All that is queued, for one batch. */
  take(): readonly Queued[] {
    const { queue } = this;
    this.queue = [];
    return queue;
  }

  /** Queues an op that the plan calls legal. */
  push(op: Op): void {
    this.enqueue(this.fitted(op));
  }

  /** Verifies a live block's pattern. */
  look(slot: number): void {
    const entry = this.plan.entry(slot);
    if (entry !== undefined) this.verify(slot, entry.size, entry.size, entry.seed, 4);
  }

  /** Fills blocks of which only the results told that they are there, or how large they are. */
  fillAll(slots: readonly number[]): void {
    for (const slot of slots) this.fill(slot);
  }

  /** The op with sizes that fit the blocks as they are: a shortened script may have left out what made them larger. */
  private fitted(op: Op): Op {
    if (isRealloc(op) && typeof op.block === 'number') {
      const size = this.plan.entry(op.block)!.size;
      return op.oldSize <= size ? op : { ...op, oldSize: size };
    }
    if (op.op === 'promote' && typeof op.block === 'number') {
      const size = this.plan.entry(op.block)!.size;
      return op.size <= size ? op : { ...op, size };
    }
    return op;
  }

  /** Queues a legal op with the pattern ops around it, and notes what it will have done. */
  private enqueue(op: Op): void {
    const { plan } = this;
    if (op.op !== 'fill' && op.op !== 'verify') plan.justPromoted = undefined;
    plan.noteWalk(op);
    switch (op.op) {
      case 'alloc':
      case 'alloc-aligned':
        this.add(op);
        this.born(op.into, op.size, plan.depth, plan.depth);
        break;
      case 'realloc':
      case 'cabi-realloc':
        this.add(op);
        this.reallocated(op.block, op.oldSize, op.newSize, op.into);
        break;
      case 'alloc-zeroed':
        this.add(op);
        this.verifyZero(op.into, op.size);
        this.born(op.into, op.size, plan.depth, plan.depth);
        break;
      case 'free':
        if (typeof op.block === 'number') this.look(op.block);
        this.add(op);
        if (typeof op.block === 'number') plan.remove(op.block);
        break;
      case 'try-alloc':
      case 'try-alloc-aligned':
        this.add(op);
        plan.unsettle(op.into);
        break;
      case 'try-realloc':
        this.triedRealloc(op);
        break;
      case 'resize-in-place':
        this.resized(op);
        break;
      case 'usable-size':
        this.look(op.block as number);
        this.add(op);
        plan.unsettle(op.block as number);
        break;
      case 'mem-copy':
        this.add(op);
        this.copied(op);
        break;
      case 'enter-scope':
        this.add(op);
        plan.scopes.push(op.into);
        break;
      case 'exit-scope': {
        // 0: the one exit directly after a promotion, which does nothing
        const depth = plan.depthOf(op.scope as number);
        if (depth > 0) this.dying(depth);
        this.add(op);
        if (depth > 0) plan.closeFrom(depth);
        break;
      }
      case 'promote':
        this.promoted(op);
        break;
      case 'free-all':
        this.dying(0);
        this.add(op);
        plan.closeAll();
        break;
      case 'fill':
        this.add(op);
        this.filledByScript(op.block);
        break;
      default:
        this.add(op);
    }
  }

  private reallocated(ref: BlockRef, oldSize: number, newSize: number, into: number): void {
    const { plan } = this;
    if (typeof ref !== 'number') {
      this.born(into, newSize, plan.depth, plan.depth);
      return;
    }
    const { size, seed, low } = plan.entry(ref)!;
    plan.remove(ref);
    this.verify(into, size, Math.min(oldSize, newSize), seed, 6);
    this.born(into, newSize, low, plan.depth);
  }

  /** Whether it moved, stayed or could not be had, the bytes are where the slot says, if the slot is the same. */
  private triedRealloc(op: TryReallocOp): void {
    const { plan } = this;
    const entry = typeof op.block === 'number' ? plan.entry(op.block)! : undefined;
    if (entry !== undefined && op.block !== op.into) this.look(op.block as number);
    this.add(op);
    if (entry !== undefined && op.block === op.into) {
      this.verify(op.into, entry.size, Math.min(op.oldSize, op.newSize), entry.seed, 6);
    }
    if (typeof op.block === 'number') plan.unsettle(op.block);
    plan.unsettle(op.into);
  }

  private resized(op: ResizeInPlaceOp): void {
    const slot = op.block as number;
    const { size, seed } = this.plan.entry(slot)!;
    this.add(op);
    this.verify(slot, size, Math.min(size, op.newSize), seed, 'heap');
    this.plan.unsettle(slot);
  }

  private promoted(op: PromoteOp): void {
    const { plan } = this;
    const depth = plan.depthOf(op.scope as number);
    const slot = op.block as number;
    const { size, seed, low } = plan.entry(slot)!;
    this.dying(depth);
    this.add(op);
    plan.closeFrom(depth);
    // A block from outside may have been copied: then it lives on in its own slot.
    if (low < depth && op.into !== slot) plan.unsettle(slot);
    this.verify(op.into, size, op.size, seed, 9);
    this.born(op.into, op.size, Math.min(low, depth - 1), depth - 1);
    plan.justPromoted = op.scope as number;
  }

  private copied({ to, from, bytes }: MemCopyOp): void {
    const target = position(to);
    const source = position(from);
    const { seed, size } = this.plan.entry(source.slot)!;
    if (seed !== undefined && size <= WHOLE_BYTES && this.patterns) {
      this.add({ op: 'verify', block: target.slot, offset: target.plus, bytes, seed, phase: source.plus }, 7);
    }
    this.fill(target.slot);
  }

  private filledByScript(ref: BlockRef): void {
    const entry = this.plan.entry(position(ref).slot);
    if (entry !== undefined) entry.seed = undefined;
  }

  private born(slot: number, size: number, low: number, high: number): void {
    this.plan.put(slot, { size, seed: undefined, low, high });
    this.fill(slot);
  }

  private dying(depth: number): void {
    for (const slot of this.plan.dyingFrom(depth)) this.look(slot);
  }

  private fill(slot: number): void {
    const entry = this.plan.entry(slot);
    if (entry === undefined || !this.patterns) return;
    this.seed = (this.seed + 0x6d2b_79f5) >>> 0;
    entry.seed = this.seed;
    for (const [offset, bytes] of edges(entry.size)) {
      this.add({ op: 'fill', block: slot, offset, bytes, seed: this.seed, phase: offset }, 4);
    }
  }

  /** Verifies what a block of `size` bytes was filled with, up to byte `kept`. */
  private verify(slot: number, size: number, kept: number, seed: number | undefined, line: Promised): void {
    if (seed === undefined || !this.patterns) return;
    for (const [offset, bytes] of edges(size)) {
      const rest = Math.min(bytes, kept - offset);
      if (rest > 0) this.add({ op: 'verify', block: slot, offset, bytes: rest, seed, phase: offset }, line);
    }
  }

  private verifyZero(slot: number, size: number): void {
    if (!this.patterns) return;
    for (const [offset, bytes] of edges(size)) this.add({ op: 'verify-zero', block: slot, offset, bytes }, 'heap');
  }

  /** Without a line it is an op of the script, with one an op of the session's own. */
  private add(op: Op, line?: Promised): void {
    this.queue.push({ op, injected: line !== undefined, line: line ?? 4 });
  }
}

const isRealloc = (op: Op): op is Extract<Op, { op: 'realloc' | 'cabi-realloc' | 'try-realloc' }> =>
  op.op === 'realloc' || op.op === 'cabi-realloc' || op.op === 'try-realloc';

function edges(size: number): readonly (readonly [offset: number, bytes: number])[] {
  if (size === 0) return [];
  return size <= WHOLE_BYTES
    ? [[0, size]]
    : [
        [0, EDGE_BYTES],
        [size - EDGE_BYTES, EDGE_BYTES],
      ];
}

function position(ref: MemCopyOp['to']): { slot: number; plus: number } {
  if (typeof ref === 'number') return { slot: ref, plus: 0 };
  if ('slot' in ref) return ref;
  throw new Error('a literal address was taken for legal');
}
