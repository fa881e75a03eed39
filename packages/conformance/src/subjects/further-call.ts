/** A further op as a call: which function, with which arguments, and where its result goes. One spelling for every subject. */
import { functionOf } from '../functions.js';
import type { FurtherOp, NextBlockOp } from '../further-op.js';
import type { BlockRef, Op, Slot } from '../op.js';

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

/** undefined for ops that are no such call; `next-block` is none, because it moves a cursor. */
export function furtherCall(op: Op): FurtherCall | undefined {
  const fn = functionOf(op);
  return fn === undefined || op.op === 'next-block' ? undefined : { fn, ...operandsOf(op as CalledOp) };
}

type CalledOp = Exclude<FurtherOp, NextBlockOp>;

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
    case 'trim':
    case 'figure':
    case 'check-heap':
    case 'heap-record':
      return { numbers: [] };
  }
}
