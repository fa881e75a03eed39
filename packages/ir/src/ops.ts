/**
 * The operations, one row each: key, signatures (operand kinds, result kind), how Binaryen builds it, what it means in
 * plain JavaScript on unsigned 32-bit numbers. Everything else about an operation derives from its row; the tests walk
 * all rows through wasm, native code and `meaning`.
 *
 * ptr + u32 is ptr, ptr - ptr is u32, ptr + ptr does not compile. Compares are unsigned unless spelled `…Signed`.
 */
import type binaryen from 'binaryen';
import type { Kind } from './kinds.js';

type Signature = readonly [operands: readonly Kind[], result: Kind];

interface Row {
  readonly signatures: readonly Signature[];
  readonly build: (m: binaryen.Module, ...operands: binaryen.ExpressionRef[]) => binaryen.ExpressionRef;
  readonly meaning: (...operands: number[]) => number;
}

const arithmetic = [[['u32', 'u32'], 'u32']] as const satisfies readonly Signature[];
const compare = [
  [['u32', 'u32'], 'bool'],
  [['ptr', 'ptr'], 'bool'],
] as const satisfies readonly Signature[];
const signedCompare = [[['u32', 'u32'], 'bool']] as const satisfies readonly Signature[];
const logic = [[['bool', 'bool'], 'bool']] as const satisfies readonly Signature[];
const bits = [[['u32'], 'u32']] as const satisfies readonly Signature[];

const truth = (value: boolean): number => (value ? 1 : 0);
const trailingZeros = (a: number): number => (a === 0 ? 32 : 31 - Math.clz32(a & -a));

function populationCount(a: number): number {
  let count = 0;
  for (let rest = a; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count++;
  return count;
}

export const ops = {
  add: {
    signatures: [
      [['ptr', 'u32'], 'ptr'],
      [['u32', 'u32'], 'u32'],
    ],
    build: (m, a, b) => m.i32.add(a!, b!),
    meaning: (a, b) => (a! + b!) >>> 0,
  },
  sub: {
    signatures: [
      [['ptr', 'ptr'], 'u32'],
      [['ptr', 'u32'], 'ptr'],
      [['u32', 'u32'], 'u32'],
    ],
    build: (m, a, b) => m.i32.sub(a!, b!),
    meaning: (a, b) => (a! - b!) >>> 0,
  },
  mul: { signatures: arithmetic, build: (m, a, b) => m.i32.mul(a!, b!), meaning: (a, b) => Math.imul(a!, b!) >>> 0 },
  and: { signatures: arithmetic, build: (m, a, b) => m.i32.and(a!, b!), meaning: (a, b) => (a! & b!) >>> 0 },
  or: { signatures: arithmetic, build: (m, a, b) => m.i32.or(a!, b!), meaning: (a, b) => (a! | b!) >>> 0 },
  xor: { signatures: arithmetic, build: (m, a, b) => m.i32.xor(a!, b!), meaning: (a, b) => (a! ^ b!) >>> 0 },
  shl: { signatures: arithmetic, build: (m, a, b) => m.i32.shl(a!, b!), meaning: (a, b) => (a! << b!) >>> 0 },
  shr: { signatures: arithmetic, build: (m, a, b) => m.i32.shr_u(a!, b!), meaning: (a, b) => a! >>> b! },
  rotl: {
    signatures: arithmetic,
    build: (m, a, b) => m.i32.rotl(a!, b!),
    meaning: (a, b) => ((a! << b!) | (a! >>> -b!)) >>> 0,
  },
  clz: { signatures: bits, build: (m, a) => m.i32.clz(a!), meaning: (a) => Math.clz32(a!) },
  ctz: { signatures: bits, build: (m, a) => m.i32.ctz(a!), meaning: (a) => trailingZeros(a!) },
  popcnt: { signatures: bits, build: (m, a) => m.i32.popcnt(a!), meaning: (a) => populationCount(a!) },

  eq: { signatures: compare, build: (m, a, b) => m.i32.eq(a!, b!), meaning: (a, b) => truth(a === b) },
  ne: { signatures: compare, build: (m, a, b) => m.i32.ne(a!, b!), meaning: (a, b) => truth(a !== b) },
  lt: { signatures: compare, build: (m, a, b) => m.i32.lt_u(a!, b!), meaning: (a, b) => truth(a! < b!) },
  le: { signatures: compare, build: (m, a, b) => m.i32.le_u(a!, b!), meaning: (a, b) => truth(a! <= b!) },
  gt: { signatures: compare, build: (m, a, b) => m.i32.gt_u(a!, b!), meaning: (a, b) => truth(a! > b!) },
  ge: { signatures: compare, build: (m, a, b) => m.i32.ge_u(a!, b!), meaning: (a, b) => truth(a! >= b!) },
  ltSigned: {
    signatures: signedCompare,
    build: (m, a, b) => m.i32.lt_s(a!, b!),
    meaning: (a, b) => truth((a! | 0) < (b! | 0)),
  },

  isZero: {
    signatures: [
      [['u32'], 'bool'],
      [['ptr'], 'bool'],
    ],
    build: (m, a) => m.i32.eqz(a!),
    meaning: (a) => truth(a === 0),
  },
  not: { signatures: [[['bool'], 'bool']], build: (m, a) => m.i32.eqz(a!), meaning: (a) => truth(a === 0) },
  both: { signatures: logic, build: (m, a, b) => m.i32.and(a!, b!), meaning: (a, b) => (a! & b!) >>> 0 },
  either: { signatures: logic, build: (m, a, b) => m.i32.or(a!, b!), meaning: (a, b) => (a! | b!) >>> 0 },

  /** `select(whenTrue, whenFalse, condition)`, evaluated in this order, all of them. */
  select: {
    signatures: [
      [['u32', 'u32', 'bool'], 'u32'],
      [['ptr', 'ptr', 'bool'], 'ptr'],
    ],
    build: (m, a, b, c) => m.select(c!, a!, b!),
    meaning: (a, b, c) => (c! !== 0 ? a! : b!),
  },

  /** The same bits under another kind. */
  asPtr: { signatures: [[['u32'], 'ptr']], build: (_, a) => a!, meaning: (a) => a! },
  asU32: {
    signatures: [
      [['ptr'], 'u32'],
      [['bool'], 'u32'],
    ],
    build: (_, a) => a!,
    meaning: (a) => a!,
  },
} as const satisfies Readonly<Record<string, Row>>;

export type OpName = keyof typeof ops;
export const opRow = (name: OpName): Row => ops[name];
