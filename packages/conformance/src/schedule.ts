/**
 * What surrounds an op: blocks are filled when they are born or resized, and verified after realloc, promote and mem-copy,
 * before they die, and whenever somebody asks. What was asked for zeroed is looked through before it is filled. The plan
 * notes what each op will have done.
 */
import type { ResizeInPlaceOp, TryReallocOp } from './further-op.js';
import { enqueueObjectOp, fittedObjectOp, keepLimit } from './object-schedule.js';
import type { BlockRef, MemCopyOp, Op, PromoteOp } from './op.js';
import type { Plan } from './plan.js';
import { type Queue, WHOLE_BYTES } from './queue.js';

/** How far beside the bytes that mem-copy wrote they are looked at. */
const BESIDE_BYTES = 16;

export class Schedule {
  constructor(
    private readonly plan: Plan,
    private readonly queue: Queue,
  ) {}

  /** Queues an op that the plan calls legal. */
  push(op: Op): void {
    this.enqueue(this.fitted(op));
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
    return op.op === 'make' || op.op === 'resize' ? fittedObjectOp(op, this.plan) : op;
  }

  /** Queues a legal op with the pattern ops around it, and notes what it will have done. */
  private enqueue(op: Op): void {
    const { plan } = this;
    if (op.op !== 'fill' && op.op !== 'verify') plan.justPromoted = undefined;
    plan.noteWalk(op);
    switch (op.op) {
      case 'alloc':
      case 'alloc-aligned':
        this.queue.add(op);
        this.born(op.into, op.size, plan.depth, plan.depth);
        break;
      case 'realloc':
      case 'cabi-realloc':
        this.queue.add(op);
        this.reallocated(op.block, op.oldSize, op.newSize, op.into);
        break;
      case 'alloc-zeroed':
        this.queue.add(op);
        this.queue.verifyZero(op.into, op.size);
        this.born(op.into, op.size, plan.depth, plan.depth);
        break;
      case 'free':
        if (typeof op.block === 'number') this.queue.look(op.block);
        this.queue.add(op);
        if (typeof op.block === 'number') plan.remove(op.block);
        break;
      case 'try-alloc':
      case 'try-alloc-aligned':
        this.queue.add(op);
        plan.unsettle(op.into);
        break;
      case 'try-realloc':
        this.triedRealloc(op);
        break;
      case 'resize-in-place':
        this.resized(op);
        break;
      case 'usable-size':
        this.queue.look(op.block as number);
        this.queue.add(op);
        plan.unsettle(op.block as number);
        break;
      case 'mem-copy':
        this.queue.add(op);
        this.copied(op);
        break;
      case 'enter-scope':
        this.queue.add(op);
        plan.scopes.push(op.into);
        break;
      case 'exit-scope': {
        // 0: the one exit directly after a promotion, which does nothing
        const depth = plan.depthOf(op.scope as number);
        if (depth > 0) this.dying(depth);
        this.queue.add(op);
        if (depth > 0) plan.closeFrom(depth);
        break;
      }
      case 'promote':
        this.promoted(op);
        break;
      case 'free-all':
        this.dying(0);
        this.queue.add(op);
        plan.closeAll();
        keepLimit(plan, this.queue);
        break;
      case 'fill':
        this.queue.add(op);
        this.filledByScript(op.block);
        break;
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
        enqueueObjectOp(op, plan, this.queue);
        break;
      default:
        this.queue.add(op);
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
    this.queue.verify(into, size, Math.min(oldSize, newSize), seed, 6);
    this.born(into, newSize, low, plan.depth);
  }

  /** Whether it moved, stayed or could not be had, the bytes are where the slot says, if the slot is the same. */
  private triedRealloc(op: TryReallocOp): void {
    const { plan } = this;
    const entry = typeof op.block === 'number' ? plan.entry(op.block)! : undefined;
    if (entry !== undefined && op.block !== op.into) this.queue.look(op.block as number);
    this.queue.add(op);
    if (entry !== undefined && op.block === op.into) {
      this.queue.verify(op.into, entry.size, Math.min(op.oldSize, op.newSize), entry.seed, 6);
    }
    if (typeof op.block === 'number') plan.unsettle(op.block);
    plan.unsettle(op.into);
  }

  private resized(op: ResizeInPlaceOp): void {
    const slot = op.block as number;
    const { size, seed } = this.plan.entry(slot)!;
    this.queue.add(op);
    this.queue.verify(slot, size, Math.min(size, op.newSize), seed, 'heap');
    this.plan.unsettle(slot);
  }

  private promoted(op: PromoteOp): void {
    const { plan } = this;
    const depth = plan.depthOf(op.scope as number);
    const slot = op.block as number;
    const { size, seed, low } = plan.entry(slot)!;
    this.dying(depth);
    this.queue.add(op);
    plan.closeFrom(depth);
    // A block from outside may have been copied: then it lives on in its own slot.
    if (low < depth && op.into !== slot) plan.unsettle(slot);
    this.queue.verify(op.into, size, op.size, seed, 9);
    this.born(op.into, op.size, Math.min(low, depth - 1), depth - 1);
    plan.justPromoted = op.scope as number;
  }

  private copied({ to, from, bytes }: MemCopyOp): void {
    const target = position(to);
    const source = position(from);
    const { seed, size } = this.plan.entry(source.slot)!;
    if (seed !== undefined && size <= WHOLE_BYTES && this.queue.hasPatterns) {
      this.queue.add({ op: 'verify', block: target.slot, offset: target.plus, bytes, seed, phase: source.plus }, 7);
    }
    this.uncopied(target.slot, target.plus - BESIDE_BYTES, target.plus);
    this.uncopied(target.slot, target.plus + bytes, target.plus + bytes + BESIDE_BYTES);
    this.queue.fill(target.slot);
  }

  /** What lies beside the bytes that were copied is as it was. */
  private uncopied(slot: number, from: number, to: number): void {
    const { seed, size } = this.plan.entry(slot)!;
    const offset = Math.max(0, from);
    const bytes = Math.min(size, to) - offset;
    if (seed === undefined || size > WHOLE_BYTES || bytes <= 0 || !this.queue.hasPatterns) return;
    this.queue.add({ op: 'verify', block: slot, offset, bytes, seed, phase: offset }, 7);
  }

  private filledByScript(ref: BlockRef): void {
    const entry = this.plan.entry(position(ref).slot);
    if (entry !== undefined) entry.seed = undefined;
  }

  private born(slot: number, size: number, low: number, high: number): void {
    this.plan.put(slot, { size, seed: undefined, low, high });
    this.queue.fill(slot);
  }

  private dying(depth: number): void {
    for (const slot of this.plan.dyingFrom(depth)) this.queue.look(slot);
  }
}

const isRealloc = (op: Op): op is Extract<Op, { op: 'realloc' | 'cabi-realloc' | 'try-realloc' }> =>
  op.op === 'realloc' || op.op === 'cabi-realloc' || op.op === 'try-realloc';

function position(ref: MemCopyOp['to']): { slot: number; plus: number } {
  if (typeof ref === 'number') return { slot: ref, plus: 0 };
  if ('slot' in ref) return ref;
  throw new Error('a literal address was taken for legal');
}
