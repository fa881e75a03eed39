/**
 * The shadow heap: the judge. It knows what must be live and where, from the ops and their results alone, and breaks
 * with the contract's line when a result contradicts it.
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
import type { ResizeInPlaceOp, UsableSizeOp } from './further-op.js';
import { judgeRefusal, judgeTrap } from './judge-trap.js';
import { Ledger } from './ledger.js';
import type { BlockRef, Op, OpResult, PromoteOp, ScopeRef } from './op.js';
import { checkAlignment, checkNeighbours, checkPlace, checkUsable } from './placement.js';
import { Violation } from './violation.js';

export interface Block {
  address: number;
  size: number;
  scope: Scope;
  /** a word on how it came to be where it is, for the line that an overlap breaks */
  origin: 'alloc' | 'realloc' | 'promote' | 'grown-under-scope';
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

/** What memory.grow answers when it fails. */
const GROW_FAILED = 0xffff_ffff;

export class ShadowHeap {
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
  private readonly ledger = new Ledger();
  private readonly slots = new Map<number, Block>();

  constructor(
    readonly answers: Answers,
    initialPages: number,
    private readonly maxPages: number,
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

  /** Takes note of what a legal op did. Throws Violation. */
  judge(op: Op, result: OpResult): void {
    if (result.pages < this.pages) {
      throw new Violation(13, `linear memory shrank from ${this.pages} pages to ${result.pages}`);
    }
    if (result.status === 'trap') judgeTrap(op, result, this.answers, this.maxPages);
    else if (result.status === 'ok') this.judgeOk(op, result);
    this.pages = result.pages;
    this.ledger.judge(op, result, this);
  }

  /** Takes note that the block in a slot was written to: with the pattern of a seed, or by the script itself. */
  filled(slot: number, seed: number | undefined): void {
    const block = this.blockIn(slot);
    if (block === undefined) return;
    block.seed = seed;
    block.isFilled = true;
  }

  private judgeOk(op: Op, result: OpResult): void {
    const memoryBytes = result.pages * PAGE_BYTES;
    switch (op.op) {
      case 'alloc':
      case 'alloc-zeroed':
        this.place(op.into, result.value, op.size, this.innermost, 'alloc', memoryBytes);
        break;
      case 'try-alloc':
      case 'try-alloc-aligned':
        if (result.value === 0) judgeRefusal(op, result, this.answers, this.maxPages);
        else this.placeAligned(op, result.value, memoryBytes);
        break;
      case 'alloc-aligned':
        this.placeAligned(op, result.value, memoryBytes);
        break;
      case 'try-realloc':
        if (result.value === 0) judgeRefusal(op, result, this.answers, this.maxPages);
        else this.reallocated(op.block, op.newSize, op.into, result.value, memoryBytes);
        break;
      case 'free': {
        const block = typeof op.block === 'number' ? this.blockIn(op.block) : undefined;
        if (block !== undefined) this.release(block);
        break;
      }
      case 'resize-in-place':
        this.resized(op, result.value, memoryBytes);
        break;
      case 'usable-size':
        this.claimed(op, result.value, memoryBytes);
        break;
      case 'realloc':
        this.reallocated(op.block, op.newSize, op.into, result.value, memoryBytes);
        break;
      case 'cabi-realloc':
        checkAlignment(result.value, op.align, 'cabi_realloc', 3);
        this.reallocated(op.block, op.newSize, op.into, result.value, memoryBytes);
        break;
      case 'enter-scope':
        this.scopes.push(newScope(op.into, this.scopes.length));
        break;
      case 'exit-scope': {
        const scope = this.named(op.scope);
        if (scope !== undefined) this.closeFrom(scope.depth);
        break;
      }
      case 'promote':
        this.promoted(op, result.value, memoryBytes);
        break;
      case 'free-all':
        this.closeFrom(0);
        this.scopes = [newScope(undefined, 0)];
        break;
      case 'grow-memory':
        if (result.value !== GROW_FAILED && op.pages > 0) {
          this.foreign.push({ from: result.value * PAGE_BYTES, to: (result.value + op.pages) * PAGE_BYTES });
        }
        break;
      default:
        break;
    }
  }

  private placeAligned(
    { op, into, size, align = 1 }: { op: string; into: number; size: number; align?: number },
    pointer: number,
    memoryBytes: number,
  ): void {
    if (pointer !== 0) checkAlignment(pointer, align, op, 'heap');
    this.place(into, pointer, size, this.innermost, 'alloc', memoryBytes);
  }

  private reallocated(ref: BlockRef, newSize: number, into: number, pointer: number, memoryBytes: number): void {
    const old = typeof ref === 'number' ? this.blockIn(ref) : undefined;
    if (old === undefined) {
      this.place(into, pointer, newSize, this.innermost, 'realloc', memoryBytes);
      return;
    }
    const grewUnderScope = pointer === old.address && newSize > old.size && old.scope !== this.innermost;
    const scope = pointer === old.address ? old.scope : this.innermost;
    this.release(old);
    this.place(into, pointer, newSize, scope, grewUnderScope ? 'grown-under-scope' : 'realloc', memoryBytes);
  }

  private resized({ block: ref, newSize }: ResizeInPlaceOp, answer: number, memoryBytes: number): void {
    if (answer > 1) throw new Violation('heap', `resize-in-place answered ${answer}, which is neither 0 nor 1`);
    const block = typeof ref === 'number' ? this.blockIn(ref) : undefined;
    if (answer === 0 || block === undefined) return;
    const grewUnderScope = newSize > block.size && block.scope !== this.innermost;
    this.replace(ref as number, block, newSize, grewUnderScope ? 'grown-under-scope' : 'realloc', memoryBytes);
  }

  /** The caller takes all that it may touch. */
  private claimed({ block: ref }: UsableSizeOp, usable: number, memoryBytes: number): void {
    const block = typeof ref === 'number' ? this.blockIn(ref) : undefined;
    if (block === undefined) return;
    checkUsable(block, usable, this.answers);
    if (usable > block.size) this.replace(ref as number, block, usable, block.origin, memoryBytes);
  }

  /** The block has another size where it is. */
  private replace(slot: number, block: Block, size: number, origin: Block['origin'], memoryBytes: number): void {
    if (size === block.size) return;
    this.release(block);
    this.place(slot, block.address, size, block.scope, origin, memoryBytes);
  }

  /** `promote` closes its scope; the result belongs to the scope around, unless an outer block stayed where it was. */
  private promoted(op: PromoteOp, pointer: number, memoryBytes: number): void {
    const scope = this.named(op.scope);
    const block = typeof op.block === 'number' ? this.blockIn(op.block) : undefined;
    if (scope === undefined || block === undefined) return;
    const staysOutside = block.scope.depth < scope.depth && pointer === block.address;
    const owner = staysOutside ? block.scope : this.scopes[scope.depth - 1]!;
    this.closeFrom(scope.depth);
    if (staysOutside) this.release(block);
    this.place(op.into, pointer, op.size, owner, 'promote', memoryBytes);
    if (staysOutside) this.spareIn(op.into, block.size + block.spare - op.size);
  }

  private spareIn(slot: number, bytes: number): void {
    this.blockIn(slot)!.spare = bytes;
    this.spareBytes += bytes;
  }

  private place(
    slot: number,
    address: number,
    size: number,
    scope: Scope,
    origin: Block['origin'],
    memoryBytes: number,
  ): void {
    const block: Block = { address, size, scope, origin, seed: undefined, isFilled: false, spare: 0 };
    checkPlace(block, { answers: this.answers, foreign: this.foreign, memoryBytes });
    checkNeighbours(block, this.blocks);
    this.blocks.insert(block);
    this.slots.set(slot, block);
    scope.blocks.add(block);
    this.liveBytes += size;
    this.peakBytes = Math.max(this.peakBytes, this.liveBytes);
  }

  private closeFrom(depth: number): void {
    for (const scope of this.scopes.splice(depth)) for (const block of [...scope.blocks]) this.release(block);
  }

  private release(block: Block): void {
    this.blocks.delete(block);
    block.scope.blocks.delete(block);
    this.liveBytes -= block.size;
    this.spareBytes -= block.spare;
  }

  private named(ref: ScopeRef): Scope | undefined {
    return typeof ref === 'number' ? this.scopeIn(ref) : undefined;
  }
}

function newScope(slot: number | undefined, depth: number): Scope {
  return { slot, depth, blocks: new Set() };
}
