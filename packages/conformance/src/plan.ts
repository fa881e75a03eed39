/**
 * What will be live once the ops queued so far have run, as far as it can be known before they run.
 *
 * A subject runs ops in batches, so the next op must be judged legal before the last one's result is in. One thing is
 * open until then: whether a block that was reallocated under an inner scope stayed (and keeps its scope) or moved
 * (and belongs to the inner one). So an entry has a range of depths that may own it, and when only some of them are
 * closed the slot is unsettled: nothing touches it before the results are in. Where an op may also answer that it did
 * nothing (try-alloc, resize-in-place), or says how large a block is, its slot is unsettled too.
 */
import { type Answers, MAX_PAGES } from '@sigil-alloc/wit';
import { countsReferences, SAFE_ANSWERS } from './answers.js';
import type { Block } from './book.js';
import { type Functions, NO_FUNCTIONS } from './functions.js';
import { newNode, ObjectGraph } from './graph.js';
import type { ObjectBook } from './object-book.js';
import type { Op } from './op.js';

export interface Entry {
  size: number;
  /** the pattern its payload holds, if it was filled */
  seed: number | undefined;
  /** least and greatest depth of the scope that may own it */
  low: number;
  high: number;
}

/** More than a script with objects ever needs. */
const AMPLE_PAGES = 1024;

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
  /** slots of which it is open whether they are live, or how large */
  private readonly unsettled = new Set<number>();
  /** cursors of walks through a heap that has not changed since */
  private readonly cursors = new Set<number>();
  /** what will be alive of managed objects */
  graph: ObjectGraph;

  /** `functions`: what the subject has of the further worlds; ops of others are illegal. `maxPages`: cap on memory. */
  constructor(
    readonly functions: Functions = NO_FUNCTIONS,
    readonly answers: Answers = SAFE_ANSWERS,
    private readonly maxPages = MAX_PAGES,
  ) {
    this.graph = new ObjectGraph(countsReferences(answers));
  }

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

  isUnsettled(slot: number): boolean {
    return this.unsettled.has(slot);
  }

  /** What a walk said holds until the heap changes. */
  noteWalk(op: Op): void {
    if (op.op === 'next-block') this.cursors.add(op.into);
    else if (this.cursors.size > 0 && !isReading(op)) this.cursors.clear();
  }

  /** Slots that certainly or possibly die when scopes of `depth` and deeper close; unsettled ones are left out. */
  *dyingFrom(depth: number): Generator<number> {
    for (const slots of this.byHighDepth.slice(depth)) yield* slots;
  }

  put(slot: number, entry: Entry): void {
    this.remove(slot);
    this.graph.unname(slot);
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
    this.graph.unname(slot);
    this.unsettled.add(slot);
  }

  /** Closes the scopes of `depth` (>= 1) and deeper. */
  closeFrom(depth: number): void {
    for (const slot of [...this.dyingFrom(depth)]) {
      if (this.entries.get(slot)!.low >= depth) this.remove(slot);
      else this.unsettle(slot);
    }
    this.scopes.length = depth - 1;
    this.graph.endFrom(depth);
  }

  closeAll(): void {
    for (const slot of [...this.entries.keys(), ...this.unsettled]) this.remove(slot);
    this.scopes.length = 0;
    this.graph.endFrom(0);
  }

  /** Whether memory may run out, and a conformer collect before it says so. */
  get isTight(): boolean {
    return this.maxPages < AMPLE_PAGES;
  }

  /** Depth of the scope that an object made now ends with. */
  get objectDepth(): number {
    return this.graph.counts ? 0 : this.depth;
  }

  /** All results are in: what was open is settled by the shadow heap. Answers the slots whose blocks nobody has filled. */
  settle(shadow: ObjectBook): number[] {
    const unfilled: number[] = [];
    for (const slot of [...this.ranged, ...this.unsettled]) {
      const block = shadow.blockIn(slot);
      if (block === undefined) this.remove(slot);
      else this.putBlock(slot, block, unfilled);
    }
    return unfilled;
  }

  /**
   * An op trapped, and what was planned after it did not happen: starts again from the shadow heap. Answers the slots
   * whose blocks nobody has filled.
   */
  rebuild(shadow: ObjectBook): number[] {
    this.closeAll();
    this.justPromoted = undefined;
    this.scopes = shadow.scopes.slice(1).map((scope) => scope.slot!);
    const unfilled: number[] = [];
    for (const [slot, block] of shadow.namedBlocks()) this.putBlock(slot, block, unfilled);
    this.graph = shadow.graph.cloned(({ id, size, held, incoming, depth, seed }) => ({
      ...newNode(id, size, depth),
      held,
      incoming,
      seed,
    }));
    return [...unfilled, ...this.unfilledObjects()];
  }

  /** Slots of objects that nobody has filled, one each. */
  private unfilledObjects(): number[] {
    const unfilled = [...this.graph.nodes].filter(({ seed }) => seed === undefined);
    return unfilled.flatMap(({ names: [name] }) => name ?? []);
  }

  private putBlock(slot: number, { size, seed, scope, isFilled }: Block, unfilled: number[]): void {
    this.put(slot, { size, seed, low: scope.depth, high: scope.depth });
    if (!isFilled) unfilled.push(slot);
  }

  isCursor(slot: number): boolean {
    return this.cursors.has(slot);
  }
}

const READING: readonly Op['op'][] = [
  'fill',
  'verify',
  'figure',
  'check-heap',
  'block-kind',
  'heap-record',
  'trap-kind',
];

/** Whether an op leaves every block and every free block as it is. */
const isReading = ({ op }: Op): boolean => READING.includes(op);
