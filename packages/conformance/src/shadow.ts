/**
 * The shadow heap: the judge. It knows what must be live and where, from the ops and their results alone, and breaks
 * with the promise that a result contradicts: a line of the contract, or a further world. What it knows is its book.
 */
import { type Answers, PAGE_BYTES } from '@sigil-alloc/wit';
import type { ResizeInPlaceOp, UsableSizeOp } from './further-op.js';
import { judgeRefusal, judgeTrap } from './judge-trap.js';
import { Ledger } from './ledger.js';
import { ObjectBook } from './object-book.js';
import type { BlockRef, Op, OpResult, PromoteOp } from './op.js';
import { checkAlignment, checkUsable } from './placement.js';
import { Violation } from './violation.js';

/** What memory.grow answers when it fails. */
const GROW_FAILED = 0xffff_ffff;

export class ShadowHeap extends ObjectBook {
  private readonly ledger = new Ledger();

  constructor(
    answers: Answers,
    initialPages: number,
    private readonly maxPages: number,
  ) {
    super(answers, initialPages);
  }

  /** Takes note of what a legal op did. Throws Violation. */
  judge(op: Op, result: OpResult): void {
    if (result.pages < this.pages) {
      throw new Violation(13, `linear memory shrank from ${this.pages} pages to ${result.pages}`);
    }
    this.pages = result.pages;
    if (result.status === 'trap') {
      judgeTrap(op, result, this.answers, this.maxPages);
      this.judgeObjectTrap(op);
    } else if (result.status === 'ok') this.judgeOk(op, result);
    this.ledger.judge(op, result, this);
  }

  private judgeOk(op: Op, result: OpResult): void {
    switch (op.op) {
      case 'alloc':
      case 'alloc-zeroed':
        this.place(op.into, result.value, op.size, this.innermost, 'alloc');
        break;
      case 'try-alloc':
      case 'try-alloc-aligned':
        if (result.value === 0) judgeRefusal(op, result, this.answers, this.maxPages);
        else this.placeAligned(op, result.value);
        break;
      case 'alloc-aligned':
        this.placeAligned(op, result.value);
        break;
      case 'try-realloc':
        if (result.value === 0) judgeRefusal(op, result, this.answers, this.maxPages);
        else this.reallocated(op.block, op.newSize, op.into, result.value);
        break;
      case 'free': {
        const block = typeof op.block === 'number' ? this.blockIn(op.block) : undefined;
        if (block !== undefined) this.release(block);
        break;
      }
      case 'resize-in-place':
        this.resized(op, result.value);
        break;
      case 'usable-size':
        this.claimed(op, result.value);
        break;
      case 'realloc':
        this.reallocated(op.block, op.newSize, op.into, result.value);
        break;
      case 'cabi-realloc':
        checkAlignment(result.value, op.align, 'cabi_realloc', 3);
        this.reallocated(op.block, op.newSize, op.into, result.value);
        break;
      case 'enter-scope':
        this.openScope(op.into);
        break;
      case 'exit-scope': {
        const scope = this.named(op.scope);
        if (scope !== undefined) this.closeFrom(scope.depth);
        break;
      }
      case 'promote':
        this.promoted(op, result.value);
        break;
      case 'free-all':
        this.closeFrom(0);
        break;
      case 'grow-memory':
        if (result.value !== GROW_FAILED && op.pages > 0) {
          this.foreign.push({ from: result.value * PAGE_BYTES, to: (result.value + op.pages) * PAGE_BYTES });
        }
        break;
      default:
        this.judgeObject(op, result.value);
    }
  }

  private placeAligned(
    { op, into, size, align = 1 }: { op: string; into: number; size: number; align?: number },
    pointer: number,
  ): void {
    if (pointer !== 0) checkAlignment(pointer, align, op, 'heap');
    this.place(into, pointer, size, this.innermost, 'alloc');
  }

  private reallocated(ref: BlockRef, newSize: number, into: number, pointer: number): void {
    const old = typeof ref === 'number' ? this.blockIn(ref) : undefined;
    if (old === undefined) {
      this.place(into, pointer, newSize, this.innermost, 'realloc');
      return;
    }
    const grewUnderScope = pointer === old.address && newSize > old.size && old.scope !== this.innermost;
    const scope = pointer === old.address ? old.scope : this.innermost;
    this.release(old);
    this.place(into, pointer, newSize, scope, grewUnderScope ? 'grown-under-scope' : 'realloc');
  }

  private resized({ block: ref, newSize }: ResizeInPlaceOp, answer: number): void {
    if (answer > 1) throw new Violation('heap', `resize-in-place answered ${answer}, which is neither 0 nor 1`);
    const block = typeof ref === 'number' ? this.blockIn(ref) : undefined;
    if (answer === 0 || block === undefined) return;
    const grewUnderScope = newSize > block.size && block.scope !== this.innermost;
    this.resize(ref as number, block, newSize, grewUnderScope ? 'grown-under-scope' : 'realloc');
  }

  /** The caller takes all that it may touch. */
  private claimed({ block: ref }: UsableSizeOp, usable: number): void {
    const block = typeof ref === 'number' ? this.blockIn(ref) : undefined;
    if (block === undefined) return;
    checkUsable(block, usable, this.answers);
    if (usable > block.size) this.resize(ref as number, block, usable, 'claimed-as-usable');
  }

  /** `promote` closes its scope; the result belongs to the scope around, unless an outer block stayed where it was. */
  private promoted(op: PromoteOp, pointer: number): void {
    const scope = this.named(op.scope);
    const block = typeof op.block === 'number' ? this.blockIn(op.block) : undefined;
    if (scope === undefined || block === undefined) return;
    const staysOutside = block.scope.depth < scope.depth && pointer === block.address;
    const owner = staysOutside ? block.scope : this.scopes[scope.depth - 1]!;
    this.closeFrom(scope.depth);
    if (staysOutside) this.release(block);
    const promoted = this.place(op.into, pointer, op.size, owner, 'promote');
    if (staysOutside) this.spare(promoted, block.size + block.spare - op.size);
  }
}
