/* Integer operations that QBE lacks, or whose corner cases differ from wasm's. */
import type { Body } from './body.js';
import type { FunctionBuilder } from './builder.js';
import { type Class, constant, isConstant, type Operand } from './qbe.js';

type Integer = 'w' | 'l';

const bitsOf = { w: 32, l: 64 } as const;

function least(kind: Integer): bigint {
  return -(1n << BigInt(bitsOf[kind] - 1));
}

/** A shift count as wasm takes it. QBE prints constant counts as they are, and an assembler refuses what is too big. */
function shiftCount(kind: Integer, count: Operand): Operand {
  return isConstant(count) ? constant('w', count.bits & BigInt(bitsOf[kind] - 1)) : count;
}

export function shift(op: 'shl' | 'shr' | 'sar', kind: Integer) {
  return ({ builder }: Body, value: Operand, count: Operand): Operand =>
    shifted(builder, op, kind, value, shiftCount(kind, count));
}

/** A shift whose count is masked by the machine, unless QBE finds it constant: a pass looks for those. */
function shifted(builder: FunctionBuilder, op: 'shl' | 'shr' | 'sar', kind: Integer, value: Operand, count: Operand) {
  return isConstant(count)
    ? builder.value(op, kind, value, count)
    : builder.marked({ kind: 'count' }, op, kind, value, count);
}

/** rotl or rotr: two shifts. A count of W - n is masked by the machine, so that n = 0 gives the value twice. */
export function rotate(direction: 'left' | 'right', kind: Integer) {
  const [main, back] = direction === 'left' ? (['shl', 'shr'] as const) : (['shr', 'shl'] as const);
  return ({ builder }: Body, value: Operand, count: Operand): Operand => {
    const masked = shiftCount(kind, count);
    if (isConstant(masked) && masked.bits === 0n) return value;
    const isRotatedHole = direction === 'left' && isConstant(value) && BigInt.asIntN(bitsOf[kind], value.bits) === -2n;
    if (isRotatedHole && !isConstant(masked)) {
      // rotl(-2, n) clears bit n: the usual way to write a bit mask.
      return builder.value('xor', kind, shifted(builder, 'shl', kind, constant(kind, 1), masked), constant(kind, -1));
    }
    const rest = isConstant(masked)
      ? constant('w', BigInt(bitsOf[kind]) - masked.bits)
      : builder.value('sub', 'w', constant('w', 0), masked);
    const high = shifted(builder, main, kind, value, masked);
    return builder.value('or', kind, high, shifted(builder, back, kind, value, rest));
  };
}

/** Traps on a zero divisor; gives false if it is one for certain, so that nothing further is needed. */
function checkDivisor(body: Body, kind: Integer, divisor: Operand): boolean {
  if (!isConstant(divisor)) {
    body.trapIf('integer-divide-by-zero', body.builder.value(`ceq${kind}`, 'w', divisor, constant(kind, 0)));
    return true;
  }
  if (BigInt.asUintN(bitsOf[kind], divisor.bits) !== 0n) return true;
  body.trap('integer-divide-by-zero');
  return false;
}

function isMinusOne(kind: Integer, value: Operand): boolean {
  return isConstant(value) && BigInt.asIntN(bitsOf[kind], value.bits) === -1n;
}

export function divideUnsigned(op: 'udiv' | 'urem', kind: Integer) {
  return (body: Body, dividend: Operand, divisor: Operand): Operand =>
    checkDivisor(body, kind, divisor) ? body.builder.value(op, kind, dividend, divisor) : body.builder.nothing(kind);
}

export function divideSigned(kind: Integer) {
  return (body: Body, dividend: Operand, divisor: Operand): Operand => {
    const { builder } = body;
    if (!checkDivisor(body, kind, divisor)) return builder.nothing(kind);
    const isSafe =
      (isConstant(divisor) && !isMinusOne(kind, divisor)) ||
      (isConstant(dividend) && BigInt.asIntN(bitsOf[kind], dividend.bits) !== least(kind));
    if (!isSafe) {
      const isLeast = builder.value(`ceq${kind}`, 'w', dividend, constant(kind, least(kind)));
      const isNegation = builder.value(`ceq${kind}`, 'w', divisor, constant(kind, -1));
      body.trapIf('integer-overflow', builder.value('and', 'w', isLeast, isNegation));
    }
    if (isMinusOne(kind, divisor)) return builder.value('sub', kind, constant(kind, 0), dividend);
    return builder.value('div', kind, dividend, divisor);
  };
}

/** rem_s: a divisor of -1 becomes 1, which gives the same 0 and does not fault on x86. */
export function remainderSigned(kind: Integer) {
  return (body: Body, dividend: Operand, divisor: Operand): Operand => {
    const { builder } = body;
    if (!checkDivisor(body, kind, divisor)) return builder.nothing(kind);
    if (isMinusOne(kind, divisor)) return constant(kind, 0);
    if (isConstant(divisor)) return builder.value('rem', kind, dividend, divisor);
    const isNegation = builder.value(`ceq${kind}`, kind, divisor, constant(kind, -1));
    const raised = builder.value('shl', kind, isNegation, constant('w', 1));
    return builder.value('rem', kind, dividend, builder.value('add', kind, divisor, raised));
  };
}

/** A condition as 0 or 1 of a class. */
function normalised(body: Body, kind: Class, condition: Operand): Operand {
  if (kind === 'w' && body.truths.has(condition)) return condition;
  return body.builder.value('cnew', kind, condition, constant('w', 0));
}

/** select on integers without a branch: b ^ ((a ^ b) & -c). */
export function selectInteger(body: Body, kind: Integer, condition: Operand, a: Operand, b: Operand): Operand {
  const { builder } = body;
  const mask = builder.value('sub', kind, constant(kind, 0), normalised(body, kind, condition));
  if (isConstant(b) && b.bits === 0n) return builder.value('and', kind, a, mask);
  const difference =
    isConstant(a) && isConstant(b) ? constant(kind, a.bits ^ b.bits) : builder.value('xor', kind, a, b);
  return builder.value('xor', kind, b, builder.value('and', kind, difference, mask));
}
