/**
 * Ops for the functions of the further worlds (`sigil:heap`, `sigil:statistics`, `sigil:inspection`), for subjects that
 * have them. An op has the name of its WIT function; the six figures share one. Those of `sigil:managed` are in
 * object-op.ts.
 */
import type { worlds } from '@sigil-alloc/wit';
import type { ObjectOp } from './object-op.js';
import type { BlockRef, Slot } from './op.js';

/** `sigil_free(block)`; `block: {literal: 0}` is the null pointer, which is ignored. */
export interface FreeOp {
  readonly op: 'free';
  readonly block: BlockRef;
}

/**
 * `sigil_usable_size(block)`. In a session the caller takes what it is told: from then on the block counts as one of
 * that size, is filled to its end, and nobody else may touch a byte of it.
 */
export interface UsableSizeOp {
  readonly op: 'usable-size';
  readonly block: BlockRef;
}

/** `sigil_alloc_zeroed(size)` */
export interface AllocZeroedOp {
  readonly op: 'alloc-zeroed';
  readonly into: Slot;
  readonly size: number;
}

/** `sigil_alloc_aligned(size, align)` */
export interface AllocAlignedOp {
  readonly op: 'alloc-aligned';
  readonly into: Slot;
  readonly size: number;
  readonly align: number;
}

/** `sigil_resize_in_place(block, newSize)` */
export interface ResizeInPlaceOp {
  readonly op: 'resize-in-place';
  readonly block: BlockRef;
  readonly newSize: number;
}

/** `sigil_trim()` */
export interface TrimOp {
  readonly op: 'trim';
}

/** `sigil_try_alloc(size)`; when it answers 0 the slot stays as it was. */
export interface TryAllocOp {
  readonly op: 'try-alloc';
  readonly into: Slot;
  readonly size: number;
}

/** `sigil_try_realloc(block, oldSize, newSize)`; when it answers 0 the slot stays as it was. */
export interface TryReallocOp {
  readonly op: 'try-realloc';
  readonly block: BlockRef;
  readonly oldSize: number;
  readonly newSize: number;
  readonly into: Slot;
}

/** `sigil_try_alloc_aligned(size, align)`; when it answers 0 the slot stays as it was. */
export interface TryAllocAlignedOp {
  readonly op: 'try-alloc-aligned';
  readonly into: Slot;
  readonly size: number;
  readonly align: number;
}

export type FigureName = (typeof worlds)['statistics']['functions'][number]['name'];

/** One of `sigil_live_bytes()`, `sigil_live_blocks()`, …, by its WIT name. */
export interface FigureOp {
  readonly op: 'figure';
  readonly figure: FigureName;
}

/** `sigil_check_heap()` */
export interface CheckHeapOp {
  readonly op: 'check-heap';
}

/** A place in a walk: that in a cursor slot, or a literal pointer; 0 is before the first block. */
export type CursorRef = Slot | { readonly literal: number };

/** `sigil_next_block(after)`; the pointer goes into cursor slot `into`. Cursors have slots of their own. */
export interface NextBlockOp {
  readonly op: 'next-block';
  readonly after: CursorRef;
  readonly into: Slot;
}

/** `sigil_block_kind(block)`; the value is the kind's number. */
export interface BlockKindOp {
  readonly op: 'block-kind';
  readonly block: BlockRef;
}

/** `sigil_heap_record()` */
export interface HeapRecordOp {
  readonly op: 'heap-record';
}

export type FurtherOp =
  | FreeOp
  | UsableSizeOp
  | AllocZeroedOp
  | AllocAlignedOp
  | ResizeInPlaceOp
  | TrimOp
  | TryAllocOp
  | TryReallocOp
  | TryAllocAlignedOp
  | FigureOp
  | CheckHeapOp
  | NextBlockOp
  | BlockKindOp
  | HeapRecordOp
  | ObjectOp;
