/**
 * The op script: what a subject is asked to do, and what it answers. A public format, version 1. The version counts
 * changes to what is there; ops that are added (further-op.ts) do not change it, and who does not know one refuses it.
 *
 * An op names blocks and scopes by slot, a small number that the subject keeps beside the address (or handle) it got.
 * So a script is the same on every subject, and a script with ops left out is still a script: an op whose slot was
 * never filled answers `skipped`. Slots of blocks, of scopes and of cursors are counted apart; slots are never cleared,
 * so a slot whose block has died is a stale pointer. Whether an op is legal is not the subject's affair (session.ts).
 */
import type { TrapKind } from '@sigil-alloc/wit';
import type { FurtherOp } from './further-op.js';

export const OPS_FORMAT = 'sigil-ops';
export const OPS_VERSION = 1;

/** 0 … MAX_SLOT */
export type Slot = number;
export const MAX_SLOT = 0xf_ffff;

/** A block's pointer: that in a slot, one displaced from it by `plus` bytes, or a literal address (misuse). */
export type BlockRef = Slot | { readonly slot: Slot; readonly plus: number } | { readonly literal: number };

/** A scope's handle: that in a slot, or a literal one (misuse). */
export type ScopeRef = Slot | { readonly literal: number };

/** `sigil_alloc(size)`; the pointer goes into block slot `into`. */
export interface AllocOp {
  readonly op: 'alloc';
  readonly into: Slot;
  readonly size: number;
}

/** `sigil_realloc(block, oldSize, newSize)`; `block: {literal: 0}` is the null pointer. */
export interface ReallocOp {
  readonly op: 'realloc';
  readonly block: BlockRef;
  readonly oldSize: number;
  readonly newSize: number;
  readonly into: Slot;
}

/** `cabi_realloc(block, oldSize, align, newSize)` */
export interface CabiReallocOp {
  readonly op: 'cabi-realloc';
  readonly block: BlockRef;
  readonly oldSize: number;
  readonly align: number;
  readonly newSize: number;
  readonly into: Slot;
}

/** `sigil_mem_copy(to, from, bytes)` */
export interface MemCopyOp {
  readonly op: 'mem-copy';
  readonly to: BlockRef;
  readonly from: BlockRef;
  readonly bytes: number;
}

/** `sigil_enter_scope()`; the handle goes into scope slot `into`. */
export interface EnterScopeOp {
  readonly op: 'enter-scope';
  readonly into: Slot;
}

/** `sigil_exit_scope(scope)` */
export interface ExitScopeOp {
  readonly op: 'exit-scope';
  readonly scope: ScopeRef;
}

/** `sigil_promote(scope, block, size)`; the pointer goes into block slot `into`. */
export interface PromoteOp {
  readonly op: 'promote';
  readonly scope: ScopeRef;
  readonly block: BlockRef;
  readonly size: number;
  readonly into: Slot;
}

/** `sigil_free_all()` */
export interface FreeAllOp {
  readonly op: 'free-all';
}

/** Somebody else than the conformer calls `memory.grow(pages)`; the value is its result. */
export interface GrowMemoryOp {
  readonly op: 'grow-memory';
  readonly pages: number;
}

/** Writes bytes `phase`, `phase + 1`, … of the pattern `seed` to the block's bytes from `offset`. No call. */
export interface FillOp {
  readonly op: 'fill';
  readonly block: BlockRef;
  readonly offset: number;
  readonly bytes: number;
  readonly seed: number;
  readonly phase: number;
}

/** Compares the same bytes; `mismatch` carries the offset of the first wrong one, counted from the pointer. No call. */
export interface VerifyOp {
  readonly op: 'verify';
  readonly block: BlockRef;
  readonly offset: number;
  readonly bytes: number;
  readonly seed: number;
  readonly phase: number;
}

/** Looks for bytes that are not 0; `mismatch` carries the offset of the first, counted from the pointer. No call. */
export interface VerifyZeroOp {
  readonly op: 'verify-zero';
  readonly block: BlockRef;
  readonly offset: number;
  readonly bytes: number;
}

/** Inverts every bit of `bytes` bytes (misuse: a header overwritten); doing it again mends them. No call. */
export interface FlipOp {
  readonly op: 'flip';
  readonly block: BlockRef;
  readonly bytes: number;
}

/** `sigil_trap_kind()`, outside any trap; the value is the kind's number. */
export interface TrapKindOp {
  readonly op: 'trap-kind';
}

/** `sigil_failed_size()`, outside any trap. */
export interface FailedSizeOp {
  readonly op: 'failed-size';
}

export type Op =
  | AllocOp
  | ReallocOp
  | CabiReallocOp
  | MemCopyOp
  | EnterScopeOp
  | ExitScopeOp
  | PromoteOp
  | FreeAllOp
  | GrowMemoryOp
  | FillOp
  | VerifyOp
  | VerifyZeroOp
  | FlipOp
  | TrapKindOp
  | FailedSizeOp
  | FurtherOp;

export type OpName = Op['op'];

export interface OpScript {
  readonly format: typeof OPS_FORMAT;
  readonly version: typeof OPS_VERSION;
  /** what the script is, for a person */
  readonly title?: string;
  /** cap on linear memory; absent: 65536 */
  readonly maxPages?: number;
  readonly ops: readonly Op[];
}

/**
 * What an op did. One shape for all, because a long run makes millions of them.
 *
 * `ok`: `value` is what the call returned, 0 for a call without result. `trap`: `trap` is the kind, `failedSize` what
 * `sigil_failed_size()` says after it. `mismatch` (verify and verify-zero): `value` is the offset of the first wrong
 * byte. `skipped`: a slot the op names was never filled, or the subject lacks the function. `pages` is linear memory after the op.
 */
export interface OpResult {
  readonly status: 'ok' | 'trap' | 'mismatch' | 'skipped';
  readonly value: number;
  readonly trap: TrapKind;
  readonly failedSize: number;
  readonly pages: number;
}

export const NULL_BLOCK: BlockRef = { literal: 0 };
