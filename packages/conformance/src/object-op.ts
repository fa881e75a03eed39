/**
 * Ops for managed objects (`sigil:managed`), for subjects that have them. An object is named by the block slot that holds
 * its reference, a weak handle by a slot of its own kind. Types are those of object-types.ts: `describe` lays their table
 * out. An op has the name of its WIT function where it is one call of it.
 */
import type { BlockRef, Slot } from './op.js';

/** The first bytes of a new object that hold what the suite's types refer with; `make` leaves them 0. */
export const ZEROED_BYTES = 32;

/** `sigil_make(size, id)`; then its first ZEROED_BYTES bytes, as far as it has them, are set to 0. */
export interface MakeOp {
  readonly op: 'make';
  readonly into: Slot;
  readonly size: number;
  readonly id: number;
}

/** `sigil_resize(object, size)`; the reference goes into block slot `into`. */
export interface ResizeOp {
  readonly op: 'resize';
  readonly object: BlockRef;
  readonly size: number;
  readonly into: Slot;
}

/** `sigil_discard(object)` */
export interface DiscardOp {
  readonly op: 'discard';
  readonly object: BlockRef;
}

/** `sigil_retain(object)` */
export interface RetainOp {
  readonly op: 'retain';
  readonly object: BlockRef;
}

/** `sigil_release(object)` */
export interface ReleaseOp {
  readonly op: 'release';
  readonly object: BlockRef;
}

/**
 * What a compiled program does to change a member: `sigil_retain(to)`, `sigil_release` of the reference that stands
 * `offset` bytes into `object`, and only then the new one is written there.
 */
export interface LinkOp {
  readonly op: 'link';
  readonly object: BlockRef;
  readonly offset: number;
  readonly to: BlockRef;
}

/** `sigil_collect()` */
export interface CollectOp {
  readonly op: 'collect';
}

/** `sigil_collect_step(budget)` */
export interface CollectStepOp {
  readonly op: 'collect-step';
  readonly budget: number;
}

/** `sigil_set_candidate_limit(count)` */
export interface SetCandidateLimitOp {
  readonly op: 'set-candidate-limit';
  readonly count: number;
}

/** Lays the table of the suite's types out from address `at` on, and calls `sigil_describe` with its two parts. */
export interface DescribeOp {
  readonly op: 'describe';
  readonly at: number;
}

/** A weak handle: that in a handle slot, or a literal one. */
export type HandleRef = Slot | { readonly literal: number };

/** `sigil_weaken(object)`; the handle goes into handle slot `into`. */
export interface WeakenOp {
  readonly op: 'weaken';
  readonly object: BlockRef;
  readonly into: Slot;
}

/** `sigil_upgrade(handle)`; the reference goes into block slot `into` unless it is 0. */
export interface UpgradeOp {
  readonly op: 'upgrade';
  readonly handle: HandleRef;
  readonly into: Slot;
}

/** `sigil_forget(handle)` */
export interface ForgetOp {
  readonly op: 'forget';
  readonly handle: HandleRef;
}

/** Reads the word at an address. No call. */
export interface LoadOp {
  readonly op: 'load';
  readonly block: BlockRef;
}

/** Writes a word, or the pointer in a slot, to an address; only laws do. No call. */
export interface StoreOp {
  readonly op: 'store';
  readonly block: BlockRef;
  readonly value: BlockRef;
}

export type ObjectOp =
  | MakeOp
  | ResizeOp
  | DiscardOp
  | RetainOp
  | ReleaseOp
  | LinkOp
  | CollectOp
  | CollectStepOp
  | SetCandidateLimitOp
  | DescribeOp
  | WeakenOp
  | UpgradeOp
  | ForgetOp
  | LoadOp
  | StoreOp;
