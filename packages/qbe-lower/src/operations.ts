/*
 * One row for every numeric operation of wasm (MVP, sign extension, non-trapping conversions), keyed by Binaryen's name
 * for it: a missing row does not compile. A row says how the operation becomes QBE instructions.
 *
 * Binaryen numbers unary and binary operations apart, so that their numbers overlap: the rows say which they are.
 */
import binaryen from 'binaryen';
import type { Body } from './body.js';
import * as float from './float.js';
import * as integer from './integer.js';
import { type Class, constant, type Operand, type ValueOp } from './qbe.js';

export interface UnaryRow {
  readonly arity: 1;
  lower(body: Body, value: Operand): Operand;
}

export interface BinaryRow {
  readonly arity: 2;
  lower(body: Body, left: Operand, right: Operand): Operand;
}

type OperationName = keyof typeof binaryen.Operations;

/** Operations of features that are refused: by the vector types in their names, or one by one. */
type RefusedOperation =
  | Extract<OperationName, `${string}Vec${string}` | `Relaxed${string}` | `String${string}` | `RefAs${string}`>
  | Extract<OperationName, `BrOn${string}` | `AtomicRMW${string}`>
  | 'AddInt128'
  | 'SubInt128'
  | 'MulWideSInt64'
  | 'MulWideUInt64';

export type NumericOperation = Exclude<OperationName, RefusedOperation>;

const unary = (lower: UnaryRow['lower']): UnaryRow => ({ arity: 1, lower });
const binary = (lower: BinaryRow['lower']): BinaryRow => ({ arity: 2, lower });

/** QBE has the operation with wasm's meaning. */
const plain1 = (op: ValueOp, kind: Class) => unary(({ builder }, value) => builder.value(op, kind, value));
const plain2 = (op: ValueOp, kind: Class) => binary(({ builder }, a, b) => builder.value(op, kind, a, b));

const compare = (op: ValueOp) => binary((body, a, b) => body.truth(body.builder.value(op, 'w', a, b)));
const isZero = (kind: 'w' | 'l') =>
  unary((body, value) => body.truth(body.builder.value(`ceq${kind}`, 'w', value, constant(kind, 0))));

/** A function of sigil_ops.c with operands and result of one class. */
const helper1 = (symbol: string, kind: Class) =>
  unary((body, value) => body.helper(`sigil_op_${symbol}`, kind, [kind], value));
const helper2 = (symbol: string, kind: Class) =>
  binary((body, a, b) => body.helper(`sigil_op_${symbol}`, kind, [kind, kind], a, b));

/** The low half of an i64. A class w temporary, so that later a zero extension is not taken for done. */
const wrap = unary(({ builder }, value) =>
  value.kind === 'constant' ? constant('w', value.bits) : builder.value('copy', 'w', value),
);

export const operations = {
  ClzInt32: helper1('clz32', 'w'),
  CtzInt32: helper1('ctz32', 'w'),
  PopcntInt32: helper1('popcnt32', 'w'),
  ClzInt64: helper1('clz64', 'l'),
  CtzInt64: helper1('ctz64', 'l'),
  PopcntInt64: helper1('popcnt64', 'l'),
  EqZInt32: isZero('w'),
  EqZInt64: isZero('l'),

  AddInt32: plain2('add', 'w'),
  SubInt32: plain2('sub', 'w'),
  MulInt32: plain2('mul', 'w'),
  DivSInt32: binary(integer.divideSigned('w')),
  DivUInt32: binary(integer.divideUnsigned('udiv', 'w')),
  RemSInt32: binary(integer.remainderSigned('w')),
  RemUInt32: binary(integer.divideUnsigned('urem', 'w')),
  AndInt32: plain2('and', 'w'),
  OrInt32: plain2('or', 'w'),
  XorInt32: plain2('xor', 'w'),
  ShlInt32: binary(integer.shift('shl', 'w')),
  ShrUInt32: binary(integer.shift('shr', 'w')),
  ShrSInt32: binary(integer.shift('sar', 'w')),
  RotLInt32: binary(integer.rotate('left', 'w')),
  RotRInt32: binary(integer.rotate('right', 'w')),
  EqInt32: compare('ceqw'),
  NeInt32: compare('cnew'),
  LtSInt32: compare('csltw'),
  LtUInt32: compare('cultw'),
  LeSInt32: compare('cslew'),
  LeUInt32: compare('culew'),
  GtSInt32: compare('csgtw'),
  GtUInt32: compare('cugtw'),
  GeSInt32: compare('csgew'),
  GeUInt32: compare('cugew'),

  AddInt64: plain2('add', 'l'),
  SubInt64: plain2('sub', 'l'),
  MulInt64: plain2('mul', 'l'),
  DivSInt64: binary(integer.divideSigned('l')),
  DivUInt64: binary(integer.divideUnsigned('udiv', 'l')),
  RemSInt64: binary(integer.remainderSigned('l')),
  RemUInt64: binary(integer.divideUnsigned('urem', 'l')),
  AndInt64: plain2('and', 'l'),
  OrInt64: plain2('or', 'l'),
  XorInt64: plain2('xor', 'l'),
  ShlInt64: binary(integer.shift('shl', 'l')),
  ShrUInt64: binary(integer.shift('shr', 'l')),
  ShrSInt64: binary(integer.shift('sar', 'l')),
  RotLInt64: binary(integer.rotate('left', 'l')),
  RotRInt64: binary(integer.rotate('right', 'l')),
  EqInt64: compare('ceql'),
  NeInt64: compare('cnel'),
  LtSInt64: compare('csltl'),
  LtUInt64: compare('cultl'),
  LeSInt64: compare('cslel'),
  LeUInt64: compare('culel'),
  GtSInt64: compare('csgtl'),
  GtUInt64: compare('cugtl'),
  GeSInt64: compare('csgel'),
  GeUInt64: compare('cugel'),

  ExtendSInt32: plain1('extsw', 'l'),
  ExtendUInt32: plain1('extuw', 'l'),
  WrapInt64: wrap,
  ExtendS8Int32: plain1('extsb', 'w'),
  ExtendS16Int32: plain1('extsh', 'w'),
  ExtendS8Int64: plain1('extsb', 'l'),
  ExtendS16Int64: plain1('extsh', 'l'),
  ExtendS32Int64: plain1('extsw', 'l'),

  AbsFloat32: unary(float.absolute('s')),
  NegFloat32: unary(float.negate('s')),
  CeilFloat32: helper1('ceil32', 's'),
  FloorFloat32: helper1('floor32', 's'),
  TruncFloat32: helper1('trunc32', 's'),
  NearestFloat32: helper1('nearest32', 's'),
  SqrtFloat32: helper1('sqrt32', 's'),
  AddFloat32: binary(float.arithmetic('add', 's')),
  SubFloat32: binary(float.arithmetic('sub', 's')),
  MulFloat32: binary(float.arithmetic('mul', 's')),
  DivFloat32: binary(float.arithmetic('div', 's')),
  CopySignFloat32: binary(float.copySign('s')),
  MinFloat32: helper2('min32', 's'),
  MaxFloat32: helper2('max32', 's'),
  EqFloat32: compare('ceqs'),
  NeFloat32: compare('cnes'),
  LtFloat32: compare('clts'),
  LeFloat32: compare('cles'),
  GtFloat32: compare('cgts'),
  GeFloat32: compare('cges'),

  AbsFloat64: unary(float.absolute('d')),
  NegFloat64: unary(float.negate('d')),
  CeilFloat64: helper1('ceil64', 'd'),
  FloorFloat64: helper1('floor64', 'd'),
  TruncFloat64: helper1('trunc64', 'd'),
  NearestFloat64: helper1('nearest64', 'd'),
  SqrtFloat64: helper1('sqrt64', 'd'),
  AddFloat64: binary(float.arithmetic('add', 'd')),
  SubFloat64: binary(float.arithmetic('sub', 'd')),
  MulFloat64: binary(float.arithmetic('mul', 'd')),
  DivFloat64: binary(float.arithmetic('div', 'd')),
  CopySignFloat64: binary(float.copySign('d')),
  MinFloat64: helper2('min64', 'd'),
  MaxFloat64: helper2('max64', 'd'),
  EqFloat64: compare('ceqd'),
  NeFloat64: compare('cned'),
  LtFloat64: compare('cltd'),
  LeFloat64: compare('cled'),
  GtFloat64: compare('cgtd'),
  GeFloat64: compare('cged'),

  TruncSFloat32ToInt32: unary(float.truncate('s', 'w', true)),
  TruncUFloat32ToInt32: unary(float.truncate('s', 'w', false)),
  TruncSFloat64ToInt32: unary(float.truncate('d', 'w', true)),
  TruncUFloat64ToInt32: unary(float.truncate('d', 'w', false)),
  TruncSFloat32ToInt64: unary(float.truncate('s', 'l', true)),
  TruncUFloat32ToInt64: unary(float.truncate('s', 'l', false)),
  TruncSFloat64ToInt64: unary(float.truncate('d', 'l', true)),
  TruncUFloat64ToInt64: unary(float.truncate('d', 'l', false)),
  TruncSatSFloat32ToInt32: unary(float.truncateSaturating('s', 'w', true)),
  TruncSatUFloat32ToInt32: unary(float.truncateSaturating('s', 'w', false)),
  TruncSatSFloat64ToInt32: unary(float.truncateSaturating('d', 'w', true)),
  TruncSatUFloat64ToInt32: unary(float.truncateSaturating('d', 'w', false)),
  TruncSatSFloat32ToInt64: unary(float.truncateSaturating('s', 'l', true)),
  TruncSatUFloat32ToInt64: unary(float.truncateSaturating('s', 'l', false)),
  TruncSatSFloat64ToInt64: unary(float.truncateSaturating('d', 'l', true)),
  TruncSatUFloat64ToInt64: unary(float.truncateSaturating('d', 'l', false)),
  ConvertSInt32ToFloat32: plain1('swtof', 's'),
  ConvertSInt32ToFloat64: plain1('swtof', 'd'),
  ConvertUInt32ToFloat32: plain1('uwtof', 's'),
  ConvertUInt32ToFloat64: plain1('uwtof', 'd'),
  ConvertSInt64ToFloat32: plain1('sltof', 's'),
  ConvertSInt64ToFloat64: plain1('sltof', 'd'),
  ConvertUInt64ToFloat32: plain1('ultof', 's'),
  ConvertUInt64ToFloat64: plain1('ultof', 'd'),
  PromoteFloat32: plain1('exts', 'd'),
  DemoteFloat64: plain1('truncd', 's'),
  ReinterpretFloat32: plain1('cast', 'w'),
  ReinterpretFloat64: plain1('cast', 'l'),
  ReinterpretInt32: plain1('cast', 's'),
  ReinterpretInt64: plain1('cast', 'd'),
} satisfies Record<NumericOperation, UnaryRow | BinaryRow>;

const unaryRows = new Map<number, UnaryRow>();
const binaryRows = new Map<number, BinaryRow>();
const numbers = binaryen as unknown as Readonly<Record<NumericOperation, number>>;
for (const [name, row] of Object.entries(operations) as [NumericOperation, UnaryRow | BinaryRow][]) {
  if (row.arity === 1) unaryRows.set(numbers[name], row);
  else binaryRows.set(numbers[name], row);
}

/** The row of a unary operation by Binaryen's number, undefined for a feature that is refused. */
export function unaryRow(op: number): UnaryRow | undefined {
  return unaryRows.get(op);
}

export function binaryRow(op: number): BinaryRow | undefined {
  return binaryRows.get(op);
}
