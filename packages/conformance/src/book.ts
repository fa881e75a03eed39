/**
 * The book of the shadow heap: which blocks are live, where, and whose they are. shadow.ts decides what to write into it.
 *
 *   scopes:  root | s1 | s2 | …          each owns the blocks it will free
 *   blocks:  sorted by address           payload [address, address + size), a block of size 0 claims one byte
 *   foreign: [from, to) …                pages that somebody else grew
 *
 * I1  live payloads are disjoint, above the heap base, inside linear memory, outside foreign pages
 * I2  a block is in exactly one scope, and in the slot it was last put into as long as that is not filled again
 * I3  pages never fall
 */
import { type Answers, PAGE_BYTES } from '@sigil-alloc/wit';
import { BlockMap } from './block-map.js';
import type { ScopeRef } from './op.js';
import { checkNeighbours, checkPlace } from './placement.js';

export interface Block {
  address: number;
  size: number;
  scope: Scope;
  /** a word on how it came to be where it is, for the line that an overlap breaks */
  origin: 'alloc' | 'realloc' | 'promote' | 'grown-under-scope' | 'claimed-as-usable' | 'object';
  /** the pattern its payload holds, if it was filled with one of the suite's own */
  seed: number | undefined;
  isFilled: boolean;
  /** bytes that the conformer may count in besides: a block from outside that promote left as it was */
  spare: number;
}

export interface Scope {
  /** undefined for the root */
  readonly slot: number | undefined;
  readonly depth: number;
  readonly blocks: Set<Block>;
}

export interface ForeignPages {
  readonly from: number;
  readonly to: number;
}

export class Book {
  readonly blocks = new BlockMap<Block>();
  readonly foreign: ForeignPages[] = [];
  /** scopes[0] is the root, which is never closed */
  scopes: Scope[] = [newScope(undefined, 0)];
  pages: number;
  liveBytes = 0;
  /** what live blocks may count in besides */
  spareBytes = 0;
  /** the most that liveBytes has been */
  peakBytes = 0;
  private readonly slots = new Map<number, Block>();

  constructor(
    readonly answers: Answers,
    initialPages: number,
  ) {
    this.pages = initialPages;
  }

  get innermost(): Scope {
    return this.scopes[this.scopes.length - 1]!;
  }

  /** The live block in a slot. */
  blockIn(slot: number): Block | undefined {
    const block = this.slots.get(slot);
    return block?.scope.blocks.has(block) ? block : undefined;
  }

  /** Live blocks that have a slot. */
  *namedBlocks(): Generator<[slot: number, block: Block]> {
    for (const [slot, block] of this.slots) {
      if (block.scope.blocks.has(block)) yield [slot, block];
      else this.slots.delete(slot);
    }
  }

  /** The open scope whose handle is in a slot. */
  scopeIn(slot: number): Scope | undefined {
    return this.scopes.find((scope) => scope.slot === slot);
  }

  /** Takes note that the block in a slot was written to: with the pattern of a seed, or by the script itself. */
  filled(slot: number, seed: number | undefined): void {
    const block = this.blockIn(slot);
    if (block === undefined) return;
    block.seed = seed;
    block.isFilled = true;
  }

  /** The slot holds no block any more, but something else. */
  protected forgetSlot(slot: number): void {
    this.slots.delete(slot);
  }

  /** A new live block, with a slot or without. Throws Violation where none may lie. */
  protected place(
    slot: number | undefined,
    address: number,
    size: number,
    scope: Scope,
    origin: Block['origin'],
  ): Block {
    const block: Block = { address, size, scope, origin, seed: undefined, isFilled: false, spare: 0 };
    checkPlace(block, { answers: this.answers, foreign: this.foreign, memoryBytes: this.pages * PAGE_BYTES });
    checkNeighbours(block, this.blocks);
    this.blocks.insert(block);
    if (slot !== undefined) this.slots.set(slot, block);
    scope.blocks.add(block);
    this.liveBytes += size;
    this.peakBytes = Math.max(this.peakBytes, this.liveBytes);
    return block;
  }

  /** The block has another size where it is. */
  protected resize(slot: number, block: Block, size: number, origin: Block['origin']): void {
    if (size === block.size) return;
    this.release(block);
    this.place(slot, block.address, size, block.scope, origin);
  }

  protected spare(block: Block, bytes: number): void {
    block.spare = bytes;
    this.spareBytes += bytes;
  }

  protected release(block: Block): void {
    this.blocks.delete(block);
    block.scope.blocks.delete(block);
    this.liveBytes -= block.size;
    this.spareBytes -= block.spare;
  }

  protected openScope(slot: number): void {
    this.scopes.push(newScope(slot, this.scopes.length));
  }

  /** Closes the scopes of that depth and deeper; 0 closes all and opens the root anew. */
  protected closeFrom(depth: number): void {
    for (const scope of this.scopes.splice(depth)) for (const block of [...scope.blocks]) this.release(block);
    if (depth === 0) this.scopes = [newScope(undefined, 0)];
  }

  protected named(ref: ScopeRef): Scope | undefined {
    return typeof ref === 'number' ? this.scopeIn(ref) : undefined;
  }
}

function newScope(slot: number | undefined, depth: number): Scope {
  return { slot, depth, blocks: new Set() };
}
