/* Float operations and conversions whose corner cases QBE leaves open. */
import type { Body } from './body.js';
import { floatConstant } from './literals.js';
import { address, type Class, constant, isConstant, type Operand, type ValueOp } from './qbe.js';

type Float = 's' | 'd';
type Integer = 'w' | 'l';

const sameSize = { s: 'w', d: 'l' } as const satisfies Record<Float, Integer>;
const signBit = { s: 1n << 31n, d: 1n << 63n } as const;
const valueBits = { s: (1n << 31n) - 1n, d: (1n << 63n) - 1n } as const;

/**
 * QBE 1.2 takes `add x, 0.0`, `sub x, 0.0` and products with the bit pattern 1 for copies of x, which loses the sign of
 * zero. Loaded from data, the constant is out of its sight.
 */
function opaque(body: Body, kind: Float, value: Operand): Operand {
  if (!isConstant(value) || value.bits > 1n || value.bits < 0n) return value;
  return body.builder.value(kind === 's' ? 'loads' : 'loadd', kind, address(body.module.floatData(kind, value.bits)));
}

export function arithmetic(op: 'add' | 'sub' | 'mul' | 'div', kind: Float) {
  return (body: Body, left: Operand, right: Operand): Operand =>
    body.builder.value(op, kind, left, opaque(body, kind, right));
}

/** Applies an integer operation to the bits of a float: sign changes must not touch the payload of a NaN. */
function onBits(op: 'and' | 'xor', mask: (kind: Float) => bigint) {
  return (kind: Float) =>
    ({ builder }: Body, value: Operand): Operand => {
      const integer = sameSize[kind];
      const bits = builder.value('cast', integer, value);
      return builder.value('cast', kind, builder.value(op, integer, bits, constant(integer, mask(kind))));
    };
}

export const absolute = onBits('and', (kind) => valueBits[kind]);
export const negate = onBits('xor', (kind) => signBit[kind]);

export function copySign(kind: Float) {
  const integer = sameSize[kind];
  return ({ builder }: Body, magnitude: Operand, sign: Operand): Operand => {
    const value = builder.value('cast', integer, magnitude);
    const kept = builder.value('and', integer, value, constant(integer, valueBits[kind]));
    const taken = builder.value('and', integer, builder.value('cast', integer, sign), constant(integer, signBit[kind]));
    return builder.value('cast', kind, builder.value('or', integer, kept, taken));
  };
}

/** Which floats truncate into an integer type: from `from` (included or not) up to `below`, not included. */
interface TruncationRange {
  readonly compare: 'ge' | 'gt';
  readonly from: number;
  readonly below: number;
}

function rangeOf(from: Float, to: Integer, isSigned: boolean): TruncationRange {
  const bits = to === 'w' ? 32 : 64;
  if (!isSigned) return { compare: 'gt', from: -1, below: 2 ** bits };
  const least = -(2 ** (bits - 1));
  // A double tells -2^31 - 0.5, which truncates, from -2^31 - 1, which does not; the other floats have nothing between.
  const isFine = from === 'd' && to === 'w';
  return { compare: isFine ? 'gt' : 'ge', from: isFine ? least - 1 : least, below: -least };
}

/** The conversion instruction. Unsigned 32-bit results go through 64 signed bits, exact on every target. */
function convert({ builder }: Body, from: Float, to: Integer, isSigned: boolean, value: Operand): Operand {
  const op: ValueOp = isSigned || to === 'w' ? `${from}tosi` : `${from}toui`;
  if (isSigned || to === 'l') return builder.value(op, to, value);
  return builder.value('copy', 'w', builder.value(op, 'l', value));
}

/** Whether a value truncates into the type; a NaN does not. */
function isInRange({ builder }: Body, from: Float, { compare, from: least, below }: TruncationRange, value: Operand) {
  const high = builder.value(`clt${from}`, 'w', value, floatConstant(from, below));
  const low = builder.value(`c${compare}${from}`, 'w', value, floatConstant(from, least));
  return builder.value('and', 'w', low, high);
}

/** Trapping truncation: what is out of range is an invalid conversion, a NaN as well as a number, as engines report it. */
export function truncate(from: Float, to: Integer, isSigned: boolean) {
  const range = rangeOf(from, to, isSigned);
  return (body: Body, value: Operand): Operand => {
    body.trapUnless('invalid-conversion', isInRange(body, from, range, value));
    return convert(body, from, to, isSigned, value);
  };
}

/** Saturating truncation: the usual case inline, the rest by helper. */
export function truncateSaturating(from: Float, to: Integer, isSigned: boolean) {
  const range = rangeOf(from, to, isSigned);
  const helper = `sigil_op_trunc_sat_${from === 's' ? 'f32' : 'f64'}_${isSigned ? 'i' : 'u'}${to === 'w' ? 32 : 64}`;
  return (body: Body, value: Operand): Operand => {
    const { builder } = body;
    const [fine, rest, end] = [builder.label(), builder.label(), builder.label()];
    const result = builder.temporary(to, 'result');
    builder.branch(isInRange(body, from, range, value), fine, rest);
    builder.place(fine);
    builder.assign(result, convert(body, from, to, isSigned, value));
    builder.jump(end);
    builder.place(rest);
    builder.assign(result, body.helper(helper, to, [from], value));
    builder.place(end);
    return result;
  };
}

/** select on floats by branch. */
export function selectFloat({ builder }: Body, kind: Class, condition: Operand, a: Operand, b: Operand): Operand {
  const result = builder.temporary(kind, 'result');
  const [other, end] = [builder.label(), builder.label()];
  builder.assign(result, a);
  builder.branch(condition, end, other);
  builder.place(other);
  builder.assign(result, b);
  builder.place(end);
  return result;
}
