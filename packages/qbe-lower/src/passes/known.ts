/* What a pass knows of a value at compile time, and how QBE's integer instructions compute with it. */
import type { Operand, ValueInstruction, ValueOp } from '../qbe.js';

/** Not constant. */
export const VARYING = Symbol('varying');
/** Constant perhaps, with a value nobody computed. */
export const CONSTANT = Symbol('constant');

export type Known = bigint | typeof VARYING | typeof CONSTANT;

type Fold = (a: bigint, b: bigint, bits: number) => bigint;

const count = (b: bigint, bits: number) => b & BigInt(bits - 1);
const unsigned = (a: bigint, bits: number) => BigInt.asUintN(bits, a);
const signed = (a: bigint, bits: number) => BigInt.asIntN(bits, a);

const folds: Partial<Record<ValueOp, Fold>> = {
  copy: (a) => a,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shl: (a, b, bits) => a << count(b, bits),
  shr: (a, b, bits) => unsigned(a, bits) >> count(b, bits),
  sar: (a, b, bits) => signed(a, bits) >> count(b, bits),
  extsb: (a) => signed(a, 8),
  extub: (a) => unsigned(a, 8),
  extsh: (a) => signed(a, 16),
  extuh: (a) => unsigned(a, 16),
  extsw: (a) => signed(a, 32),
  extuw: (a) => unsigned(a, 32),
};

type Compare = (a: bigint, b: bigint, bits: number) => boolean;

const compares: Readonly<Record<string, Compare>> = {
  eq: (a, b, bits) => unsigned(a, bits) === unsigned(b, bits),
  ne: (a, b, bits) => unsigned(a, bits) !== unsigned(b, bits),
  slt: (a, b, bits) => signed(a, bits) < signed(b, bits),
  sle: (a, b, bits) => signed(a, bits) <= signed(b, bits),
  sgt: (a, b, bits) => signed(a, bits) > signed(b, bits),
  sge: (a, b, bits) => signed(a, bits) >= signed(b, bits),
  ult: (a, b, bits) => unsigned(a, bits) < unsigned(b, bits),
  ule: (a, b, bits) => unsigned(a, bits) <= unsigned(b, bits),
  ugt: (a, b, bits) => unsigned(a, bits) > unsigned(b, bits),
  uge: (a, b, bits) => unsigned(a, bits) >= unsigned(b, bits),
};

const widthOf = { w: 32, l: 64, s: 32, d: 64 } as const;

/** What an instruction gives: varying if an operand is, a number where that is easily computed, else some constant. */
export function evaluate({ op, result, operands }: ValueInstruction, known: (operand: Operand) => Known): Known {
  const values = operands.map(known);
  if (values.includes(VARYING)) return VARYING;
  const [a, b = 0n] = values;
  if (typeof a !== 'bigint' || typeof b !== 'bigint') return CONSTANT;
  const [, order, kind] = /^c([a-z]+)([wl])$/.exec(op) ?? [];
  const compare = order === undefined ? undefined : compares[order];
  if (compare !== undefined) return compare(a, b, kind === 'w' ? 32 : 64) ? 1n : 0n;
  const fold = result.class === 'w' || result.class === 'l' ? folds[op] : undefined;
  const bits = widthOf[result.class];
  // Kept unsigned, so that equal bits are equal.
  return fold === undefined ? CONSTANT : BigInt.asUintN(bits, fold(a, b, bits));
}
