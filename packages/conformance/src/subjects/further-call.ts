/** A further op as a call: which function, with which arguments, and where its result goes. One spelling for every subject. */
import { functionOf } from '../functions.js';
import type { FurtherOp, NextBlockOp } from '../further-op.js';
import type { BlockRef, Op, Slot } from '../op.js';
import type { OwnObjectOp } from './object-call.js';

export interface FurtherCall {
  /** link name */
  readonly fn: string;
  /** the first argument, if that is a pointer */
  readonly block?: BlockRef;
  /** the arguments after it */
  readonly numbers: readonly number[];
  /** the block slot that takes the result unless it is 0 */
  readonly into?: Slot;
}

type Operands = Omit<FurtherCall, 'fn'>;

/**
 * undefined for ops that are no such call: `next-block`, because it moves a cursor, and the ops on objects that do more or
 * have slots of their own.
 */
export function furtherCall(op: Op): FurtherCall | undefined {
  const fn = functionOf(op);
  return fn === undefined || isOwn(op) ? undefined : { fn, ...operandsOf(op as CalledOp) };
}

/** The ops that are one call of a further function each. */
export type CalledOp = Exclude<FurtherOp, OwnOp>;

type OwnOp = NextBlockOp | OwnObjectOp;

const OWN: readonly string[] = [
  'next-block',
  'make',
  'link',
  'describe',
  'weaken',
  'upgrade',
  'forget',
  'load',
  'store',
] satisfies OwnOp['op'][];

const isOwn = ({ op }: Op): boolean => OWN.includes(op);

function operandsOf(op: CalledOp): Operands {
  switch (op.op) {
    case 'free':
    case 'usable-size':
    case 'block-kind':
      return { block: op.block, numbers: [] };
    case 'alloc-zeroed':
    case 'try-alloc':
      return { numbers: [op.size], into: op.into };
    case 'alloc-aligned':
    case 'try-alloc-aligned':
      return { numbers: [op.size, op.align], into: op.into };
    case 'resize-in-place':
      return { block: op.block, numbers: [op.newSize] };
    case 'try-realloc':
      return { block: op.block, numbers: [op.oldSize, op.newSize], into: op.into };
    case 'resize':
      return { block: op.object, numbers: [op.size], into: op.into };
    case 'discard':
    case 'retain':
    case 'release':
      return { block: op.object, numbers: [] };
    case 'collect-step':
      return { numbers: [op.budget] };
    case 'set-candidate-limit':
      return { numbers: [op.count] };
    case 'collect':
    case 'trim':
    case 'figure':
    case 'check-heap':
    case 'heap-record':
      return { numbers: [] };
  }
}
