/* What a pass knows of a value at compile time, and how QBE computes with constants. */
import type { Class, Operand, ValueInstruction, ValueOp } from '../qbe.js';

/** Not constant. */
export const VARYING = Symbol('varying');
/** Constant perhaps, with a value nobody computed. */
export const CONSTANT = Symbol('constant');

/** A number is the bits of the value, unsigned. */
export type Known = bigint | typeof VARYING | typeof CONSTANT;

type Fold = (a: bigint, b: bigint, bits: number) => bigint | undefined;

const count = (b: bigint, bits: number) => b & BigInt(bits - 1);
const unsigned = (a: bigint, bits: number) => BigInt.asUintN(bits, a);
const signed = (a: bigint, bits: number) => BigInt.asIntN(bits, a);

const integerFolds: Partial<Record<ValueOp, Fold>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b, bits) => (signed(b, bits) === 0n ? undefined : signed(a, bits) / signed(b, bits)),
  rem: (a, b, bits) => (signed(b, bits) === 0n ? undefined : signed(a, bits) % signed(b, bits)),
  udiv: (a, b, bits) => (unsigned(b, bits) === 0n ? undefined : unsigned(a, bits) / unsigned(b, bits)),
  urem: (a, b, bits) => (unsigned(b, bits) === 0n ? undefined : unsigned(a, bits) % unsigned(b, bits)),
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
  stosi: (a) => truncated(floatOf('s', a)),
  stoui: (a) => truncated(floatOf('s', a)),
  dtosi: (a) => truncated(floatOf('d', a)),
  dtoui: (a) => truncated(floatOf('d', a)),
};

const floatFolds: Partial<Record<ValueOp, (a: bigint, b: bigint, kind: 's' | 'd') => number>> = {
  add: (a, b, kind) => floatOf(kind, a) + floatOf(kind, b),
  sub: (a, b, kind) => floatOf(kind, a) - floatOf(kind, b),
  mul: (a, b, kind) => floatOf(kind, a) * floatOf(kind, b),
  div: (a, b, kind) => floatOf(kind, a) / floatOf(kind, b),
  exts: (a) => floatOf('s', a),
  truncd: (a) => floatOf('d', a),
  swtof: (a) => Number(signed(a, 32)),
  uwtof: (a) => Number(unsigned(a, 32)),
  sltof: (a) => Number(signed(a, 64)),
  ultof: (a) => Number(unsigned(a, 64)),
};

const integerOrders: Readonly<Record<string, (a: bigint, b: bigint, bits: number) => boolean>> = {
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

const floatOrders: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  o: (a, b) => !Number.isNaN(a) && !Number.isNaN(b),
  uo: (a, b) => Number.isNaN(a) || Number.isNaN(b),
};

const widthOf = { w: 32, l: 64, s: 32, d: 64 } as const satisfies Record<Class, number>;
const view = new DataView(new ArrayBuffer(8));

function floatOf(kind: 's' | 'd', bits: bigint): number {
  view.setBigUint64(0, unsigned(bits, widthOf[kind]));
  return kind === 's' ? view.getFloat32(4) : view.getFloat64(0);
}

function bitsOf(kind: 's' | 'd', value: number): bigint {
  if (kind === 's') view.setFloat32(0, value);
  else view.setFloat64(0, value);
  return kind === 's' ? BigInt(view.getUint32(0)) : view.getBigUint64(0);
}

const truncated = (value: number) => (Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined);

function compared(op: ValueOp, a: bigint, b: bigint): boolean | undefined {
  const [, order, kind] = /^c([a-z]+)([wlsd])$/.exec(op) ?? [];
  if (order === undefined) return undefined;
  if (kind === 's' || kind === 'd') return floatOrders[order]?.(floatOf(kind, a), floatOf(kind, b));
  return integerOrders[order]?.(a, b, kind === 'w' ? 32 : 64);
}

function computed(op: ValueOp, kind: Class, a: bigint, b: bigint): bigint | undefined {
  if (op === 'copy' || op === 'cast') return a;
  const truth = compared(op, a, b);
  if (truth !== undefined) return truth ? 1n : 0n;
  if (kind === 'w' || kind === 'l') return integerFolds[op]?.(a, b, widthOf[kind]);
  const value = floatFolds[op]?.(a, b, kind);
  return value === undefined ? undefined : bitsOf(kind, value);
}

/** What an instruction gives: varying if an operand is, else a constant, its bits where they are defined. */
export function evaluate({ op, result, operands }: ValueInstruction, known: (operand: Operand) => Known): Known {
  const values = operands.map(known);
  if (values.includes(VARYING)) return VARYING;
  const [a, b = 0n] = values;
  if (typeof a !== 'bigint' || typeof b !== 'bigint') return CONSTANT;
  const bits = computed(op, result.class, a, b);
  return bits === undefined ? CONSTANT : unsigned(bits, widthOf[result.class]);
}
