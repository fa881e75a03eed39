/** Ops that reach into linear memory without a call: the suite writes patterns and looks at them. */
import type { Op } from '../op.js';
import { fillPattern, firstMismatch } from '../pattern.js';

export type TouchOp = Extract<Op, { op: 'fill' | 'verify' | 'verify-zero' | 'flip' }>;

export interface Touched {
  readonly status: 'ok' | 'mismatch' | 'out-of-bounds';
  /** of a mismatch the offset from the pointer */
  readonly value: number;
}

const OK: Touched = { status: 'ok', value: 0 };

/** Runs the op at `pointer`. */
export function touch(op: TouchOp, pointer: number, memory: ArrayBuffer): Touched {
  const offset = op.op === 'flip' ? 0 : op.offset;
  const address = pointer + offset;
  if (address + op.bytes > memory.byteLength) return { status: 'out-of-bounds', value: 0 };
  if (op.op === 'flip') {
    const bytes = new Uint8Array(memory, address, op.bytes);
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = ~bytes[index]!;
    return OK;
  }
  if (op.op === 'fill') {
    fillPattern(memory, address, op.bytes, op.seed, op.phase);
    return OK;
  }
  const wrong =
    op.op === 'verify'
      ? firstMismatch(memory, address, op.bytes, op.seed, op.phase)
      : new Uint8Array(memory, address, op.bytes).findIndex((byte) => byte !== 0);
  return wrong < 0 ? OK : { status: 'mismatch', value: offset + wrong };
}
