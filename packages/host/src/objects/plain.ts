/** Values that are no references: what a slot of each kind holds, how it is read and written, and what fits into it. */
import { ValueError } from './errors.js';

export type Integer = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32';
export type LongInteger = 'i64' | 'u64';
export type Float = 'f32' | 'f64';
export type Plain = 'bool' | Integer | LongInteger | Float;

/** Of typed arrays only: u8 whose values are clamped where others wrap. */
export type Clamped = 'u8clamped';

export interface PlainKind {
  readonly name: Plain;
  readonly log2: number;
  readonly isSigned: boolean;
  readonly isFloat: boolean;
  readonly rule: string;
  fits(value: unknown): boolean;
  read(words: DataView, at: number): PlainContent;
  write(words: DataView, at: number, value: PlainContent): void;
}

export type PlainContent = number | bigint | boolean;

type Read = (words: DataView, at: number) => PlainContent;
type Write = (words: DataView, at: number, value: never) => void;

function integer(name: Integer, read: Read, write: Write): PlainKind {
  const bits = Number(name.slice(1));
  const isSigned = name.startsWith('i');
  const least = isSigned ? -(2 ** (bits - 1)) : 0;
  const most = 2 ** (isSigned ? bits - 1 : bits) - 1;
  const fits = (value: unknown) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  const rule = `${name} is an integer from ${least} to ${most}`;
  return { name, log2: Math.log2(bits / 8), isSigned, isFloat: false, rule, fits, read, write: write as never };
}

function longInteger(name: LongInteger, read: Read, write: Write): PlainKind {
  const isSigned = name === 'i64';
  const fits = (value: unknown) =>
    typeof value === 'bigint' && value === (isSigned ? BigInt.asIntN : BigInt.asUintN)(64, value);
  const rule = `${name} is a bigint of 64 bits`;
  return { name, log2: 3, isSigned, isFloat: false, rule, fits, read, write: write as never };
}

const float = (name: Float, read: Read, write: Write): PlainKind => ({
  name,
  log2: name === 'f32' ? 2 : 3,
  isSigned: true,
  isFloat: true,
  rule: `${name} is a number`,
  fits: (value) => typeof value === 'number',
  read,
  write: write as never,
});

const bool: PlainKind = {
  name: 'bool',
  log2: 0,
  isSigned: false,
  isFloat: false,
  rule: 'bool is true or false',
  fits: (value) => typeof value === 'boolean',
  read: (words, at) => words.getUint8(at) !== 0,
  write: (words, at, value) => words.setUint8(at, value ? 1 : 0),
};

/** Every kind by its name. */
export const plainKinds: Readonly<Record<Plain, PlainKind>> = {
  bool,
  i8: integer(
    'i8',
    (words, at) => words.getInt8(at),
    (words, at, value) => words.setInt8(at, value),
  ),
  u8: integer(
    'u8',
    (words, at) => words.getUint8(at),
    (words, at, value) => words.setUint8(at, value),
  ),
  i16: integer(
    'i16',
    (words, at) => words.getInt16(at, true),
    (words, at, value) => words.setInt16(at, value, true),
  ),
  u16: integer(
    'u16',
    (words, at) => words.getUint16(at, true),
    (words, at, value) => words.setUint16(at, value, true),
  ),
  i32: integer(
    'i32',
    (words, at) => words.getInt32(at, true),
    (words, at, value) => words.setInt32(at, value, true),
  ),
  u32: integer(
    'u32',
    (words, at) => words.getUint32(at, true),
    (words, at, value) => words.setUint32(at, value, true),
  ),
  i64: longInteger(
    'i64',
    (words, at) => words.getBigInt64(at, true),
    (words, at, value) => words.setBigInt64(at, value, true),
  ),
  u64: longInteger(
    'u64',
    (words, at) => words.getBigUint64(at, true),
    (words, at, value) => words.setBigUint64(at, value, true),
  ),
  f32: float(
    'f32',
    (words, at) => words.getFloat32(at, true),
    (words, at, value) => words.setFloat32(at, value, true),
  ),
  f64: float(
    'f64',
    (words, at) => words.getFloat64(at, true),
    (words, at, value) => words.setFloat64(at, value, true),
  ),
};

export const isPlain = (name: string): name is Plain => Object.hasOwn(plainKinds, name);

/** @throws ValueError */
export function requirePlain(kind: PlainKind, value: unknown, where: string): PlainContent {
  if (kind.fits(value)) return value as PlainContent;
  throw new ValueError(value, kind.rule, where);
}

/** The typed array of JavaScript for elements of a kind. */
export const arrayTypes = {
  bool: Uint8Array,
  i8: Int8Array,
  u8: Uint8Array,
  u8clamped: Uint8ClampedArray,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  i64: BigInt64Array,
  u64: BigUint64Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

export type ArrayTypeOf<E extends string> = E extends keyof typeof arrayTypes
  ? InstanceType<(typeof arrayTypes)[E]>
  : never;

/** A typed array of JavaScript of any kind. */
export type AnyTypedArray = InstanceType<(typeof arrayTypes)[keyof typeof arrayTypes]>;
