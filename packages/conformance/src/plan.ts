/**
 * What will be live once the ops queued so far have run, as far as it can be known before they run.
 *
 * A subject runs ops in batches, so the next op must be judged legal before the last one's result is in. One thing is
 * open until then: whether a block that was reallocated under an inner scope stayed (and keeps its scope) or moved
 * (and belongs to the inner one). So an entry has a range of depths that may own it, and when only some of them are
 * closed the slot is unsettled: nothing touches it before the results are in.
 */
import type { Op } from './op.js';
import type { ShadowHeap } from './shadow.js';

export interface Entry {
  size: number;
  /** the pattern its payload holds, if it was filled */
  seed: number | undefined;
  /** least and greatest depth of the scope that may own it */
  low: number;
  high: number;
}

/** `later`: it depends on results that are not in yet. */
export type Legality = 'legal' | 'illegal' | 'later';

export class Plan {
  /** slots of the open scopes, outermost first */
  scopes: number[] = [];
  /** the scope that the op before this one promoted out of: one exit of it is legal now */
  justPromoted: number | undefined;
  /** slots that are certainly live, in no order */
  readonly live: number[] = [];
  private readonly positions = new Map<number, number>();
  private readonly entries = new Map<number, Entry>();
  private readonly byHighDepth: Set<number>[] = [new Set()];
  /** entries with a range of depths */
  private readonly ranged = new Set<number>();
  /** slots of which it is open whether they are live */
  private readonly unsettled = new Set<number>();

  get depth(): number {
    return this.scopes.length;
  }

  entry(slot: number): Entry | undefined {
    return this.entries.get(slot);
  }

  /** Depth of the scope in a slot, counted from 1; 0 if it is not open. */
  depthOf(scopeSlot: number): number {
    return this.scopes.lastIndexOf(scopeSlot) + 1;
  }

  legality(op: Op): Legality {
    switch (op.op) {
      case 'realloc':
      case 'cabi-realloc':
        if (typeof op.block === 'object') return 'literal' in op.block && op.block.literal === 0 ? 'legal' : 'illegal';
        return this.slotLegality(op.block);
      case 'promote':
        if (typeof op.block !== 'number' || typeof op.scope !== 'number' || this.depthOf(op.scope) === 0)
          return 'illegal';
        return this.slotLegality(op.block);
      case 'mem-copy':
        return worse(this.rangeLegality(op.to, 0, op.bytes), this.rangeLegality(op.from, 0, op.bytes));
      case 'fill':
      case 'verify':
        return this.rangeLegality(op.block, op.offset, op.bytes);
      case 'enter-scope':
        return this.depthOf(op.into) === 0 ? 'legal' : 'illegal';
      case 'exit-scope':
        return typeof op.scope === 'number' && (this.depthOf(op.scope) > 0 || this.justPromoted === op.scope)
          ? 'legal'
          : 'illegal';
      case 'flip':
        return 'illegal';
      default:
        return 'legal';
    }
  }

  /** Slots that certainly or possibly die when scopes of `depth` and deeper close; unsettled ones are left out. */
  *dyingFrom(depth: number): Generator<number> {
    for (const slots of this.byHighDepth.slice(depth)) yield* slots;
  }

  put(slot: number, entry: Entry): void {
    this.remove(slot);
    this.entries.set(slot, entry);
    this.positions.set(slot, this.live.push(slot) - 1);
    while (this.byHighDepth.length <= entry.high) this.byHighDepth.push(new Set());
    this.byHighDepth[entry.high]!.add(slot);
    if (entry.low !== entry.high) this.ranged.add(slot);
  }

  remove(slot: number): void {
    this.unsettled.delete(slot);
    const entry = this.entries.get(slot);
    if (entry === undefined) return;
    this.entries.delete(slot);
    this.byHighDepth[entry.high]!.delete(slot);
    this.ranged.delete(slot);
    const position = this.positions.get(slot)!;
    const last = this.live.pop()!;
    this.positions.delete(slot);
    if (last === slot) return;
    this.live[position] = last;
    this.positions.set(last, position);
  }

  /** Nothing touches the slot until results are in. */
  unsettle(slot: number): void {
    this.remove(slot);
    this.unsettled.add(slot);
  }

  /** Closes the scopes of `depth` (>= 1) and deeper. */
  closeFrom(depth: number): void {
    for (const slot of [...this.dyingFrom(depth)]) {
      if (this.entries.get(slot)!.low >= depth) this.remove(slot);
      else this.unsettle(slot);
    }
    this.scopes.length = depth - 1;
  }

  closeAll(): void {
    for (const slot of [...this.entries.keys(), ...this.unsettled]) this.remove(slot);
    this.scopes.length = 0;
  }

  /** All results are in: what was open is settled by the shadow heap. */
  settle(shadow: ShadowHeap): void {
    for (const slot of [...this.ranged, ...this.unsettled]) {
      const block = shadow.blockIn(slot);
      if (block === undefined) this.remove(slot);
      else this.put(slot, { size: block.size, seed: block.seed, low: block.scope.depth, high: block.scope.depth });
    }
  }

  /** An op trapped, and what was planned after it did not happen: starts again from the shadow heap. */
  rebuild(shadow: ShadowHeap): void {
    this.closeAll();
    this.justPromoted = undefined;
    this.scopes = shadow.scopes.slice(1).map((scope) => scope.slot!);
    for (const [slot, { size, seed, scope }] of shadow.namedBlocks()) {
      this.put(slot, { size, seed, low: scope.depth, high: scope.depth });
    }
  }

  private slotLegality(slot: number): Legality {
    if (this.entries.has(slot)) return 'legal';
    return this.unsettled.has(slot) ? 'later' : 'illegal';
  }

  private rangeLegality(
    ref: number | { slot: number; plus: number } | { literal: number },
    offset: number,
    bytes: number,
  ): Legality {
    if (typeof ref === 'object' && 'literal' in ref) return 'illegal';
    const { slot, plus } = typeof ref === 'number' ? { slot: ref, plus: 0 } : ref;
    const legality = this.slotLegality(slot);
    if (legality !== 'legal') return legality;
    const start = plus + offset;
    return start >= 0 && start + bytes <= this.entries.get(slot)!.size ? 'legal' : 'illegal';
  }
}

function worse(one: Legality, other: Legality): Legality {
  if (one === 'illegal' || other === 'illegal') return 'illegal';
  return one === 'later' || other === 'later' ? 'later' : 'legal';
}
