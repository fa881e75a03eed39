/** The slots of one instance: a table of addresses, handles or cursors that grows with the slots in use. */
import type { CursorRef } from '../further-op.js';
import { type BlockRef, MAX_SLOT, type ScopeRef } from '../op.js';
import { SubjectError } from '../subject.js';

/** What a slot answers that was never filled. */
export const UNFILLED = -1;

export class SlotTable {
  private values = new Float64Array(256).fill(UNFILLED);

  get(slot: number): number {
    return this.values[slot] ?? UNFILLED;
  }

  set(slot: number, value: number): void {
    if (slot >= this.values.length) this.growFor(slot);
    this.values[slot] = value;
  }

  /** The address or handle a reference stands for; UNFILLED if its slot is. */
  resolve(ref: BlockRef | ScopeRef | CursorRef): number {
    if (typeof ref === 'number') return this.get(ref);
    if ('literal' in ref) return ref.literal;
    const value = this.get(ref.slot);
    return value === UNFILLED ? UNFILLED : (value + ref.plus) >>> 0;
  }

  private growFor(slot: number): void {
    if (slot > MAX_SLOT) throw new SubjectError(`slot ${slot} is over the largest, ${MAX_SLOT}`);
    const grown = new Float64Array(2 ** Math.ceil(Math.log2(slot + 1))).fill(UNFILLED);
    grown.set(this.values);
    this.values = grown;
  }
}
