/*
 * Every row of the operations table, over edge operands, natively and in Node. Each row is three kinds of function: both
 * operands dynamic, the right one a literal, the left one a literal, for rows treat literals apart.
 */
import binaryen from 'binaryen';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../src/operations.js';
import { type Call, compare } from './lower-differential.js';
import { missingTools } from './native-tools.js';

type Number = 'Int32' | 'Int64' | 'Float32' | 'Float64';

const floatBits = (type: 'f32' | 'f64', values: readonly number[]): bigint[] => {
  const view = new DataView(new ArrayBuffer(8));
  return values.map((value) => {
    if (type === 'f64') {
      view.setFloat64(0, value);
      return view.getBigUint64(0);
    }
    view.setFloat32(0, value);
    return BigInt(view.getUint32(0));
  });
};

const f32Below = (value: number) => {
  const view = new Float32Array([value]);
  new Uint32Array(view.buffer)[0]! -= 1;
  return view[0]!;
};
const f64Below = (value: number) => {
  const view = new Float64Array([value]);
  new BigUint64Array(view.buffer)[0]! -= 1n;
  return view[0]!;
};

const small = [
  0,
  -0,
  0.25,
  0.5,
  0.75,
  1,
  1.5,
  2.5,
  3.5,
  -0.5,
  -0.9,
  -1,
  -1.5,
  -2.5,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
const borders = [2 ** 31, 2 ** 32, 2 ** 52, 2 ** 53, 2 ** 63, 2 ** 64, 8388608, 4194304.5, 127, 255, 32768];

const operands: Readonly<Record<Number, readonly bigint[]>> = {
  Int32: [
    0n,
    1n,
    2n,
    5n,
    31n,
    32n,
    33n,
    63n,
    64n,
    255n,
    128n,
    0x7fffn,
    0x8000n,
    0x12345678n,
    0x7fffffffn,
    0x80000000n,
    0x80000001n,
    0xfffffffen,
    0xffffffffn,
  ],
  Int64: [
    0n,
    1n,
    2n,
    31n,
    32n,
    63n,
    64n,
    65n,
    0x80n,
    0x8000n,
    0x7fffffffn,
    0x80000000n,
    0xffffffffn,
    1n << 32n,
    0x123456789abcdef0n,
    (1n << 53n) + 1n,
    (1n << 63n) - 1n,
    1n << 63n,
    (1n << 63n) + 1025n,
    (1n << 64n) - 2n,
    (1n << 64n) - 1n,
  ],
  Float32: [
    ...floatBits('f32', [
      ...small,
      ...borders,
      ...borders.map((x) => -x),
      ...borders.map(f32Below),
      ...borders.map((x) => -f32Below(x)),
      3.4e38,
      1e-40,
    ]),
    ...[1n, 0x80000001n, 0x7fc00000n, 0xffc00000n, 0x7fa00001n],
  ],
  Float64: [
    ...floatBits('f64', [
      ...small,
      ...borders,
      ...borders.map((x) => -x),
      ...borders.map(f64Below),
      ...borders.map((x) => -f64Below(x)),
      -2147483648.5,
      -2147483649,
      2147483647.9,
      4294967295.9,
      1.7e308,
      1e-310,
      1e40,
    ]),
    ...[1n, 0x8000000000000001n, 0x7ff8000000000000n, 0xfff8000000000000n, 0x7ff4000000000001n],
  ],
};

/** Literals that some row treats apart. */
const literals: Readonly<Record<Number, readonly bigint[]>> = {
  Int32: [0n, 1n, 31n, 32n, 35n, 0x80000000n, 0xfffffffen, 0xffffffffn],
  Int64: [0n, 1n, 63n, 64n, 67n, 1n << 63n, (1n << 64n) - 2n, (1n << 64n) - 1n],
  Float32: [0n, 1n, 0x80000000n, 0x3f800000n, 0x7fc00000n],
  Float64: [0n, 1n, 1n << 63n, 0x3ff0000000000000n, 0x7ff8000000000000n],
};

type Build = {
  _BinaryenUnary(m: number, op: number, x: number): number;
  _BinaryenBinary(m: number, op: number, x: number, y: number): number;
};
const raw = binaryen as unknown as Build;
const numbers = binaryen as unknown as Readonly<Record<string, number>>;

/** An operand from the bits in an i64. */
function fromBits(module: binaryen.Module, type: Number, bits: number): number {
  if (type === 'Int64') return bits;
  if (type === 'Float64') return module.f64.reinterpret(bits);
  const low = module.i32.wrap(bits);
  return type === 'Int32' ? low : module.f32.reinterpret(low);
}

/** The bits of a result as an i64. */
function toBits(module: binaryen.Module, value: number): number {
  const type = binaryen.getExpressionType(value);
  if (type === binaryen.i64) return value;
  if (type === binaryen.f64) return module.i64.reinterpret(value);
  return module.i64.extend_u(type === binaryen.i32 ? value : module.i32.reinterpret(value));
}

function literal(module: binaryen.Module, type: Number, bits: bigint): number {
  if (type === 'Int32') return module.i32.const(Number(BigInt.asIntN(32, bits)));
  const wide = module.i64.const(BigInt.asIntN(64, bits) as unknown as number);
  if (type === 'Int64') return wide;
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return type === 'Float32' ? module.f32.const(view.getFloat32(4)) : module.f64.const(view.getFloat64(0));
}

const module = new binaryen.Module();
module.setFeatures(binaryen.Features.SignExt | binaryen.Features.NontrappingFPToInt);
const calls: Call[] = [];
const resultIsFloat = new Map<string, 'f32' | 'f64' | undefined>();
const bits = (index: number) => module.local.get(index, binaryen.i64);
const two = binaryen.createType([binaryen.i64, binaryen.i64]);

function define(name: string, value: number, args: readonly (readonly [bigint, bigint])[]): void {
  const type = binaryen.getExpressionType(value);
  resultIsFloat.set(name, type === binaryen.f32 ? 'f32' : type === binaryen.f64 ? 'f64' : undefined);
  module.addFunction(name, two, binaryen.i64, [], toBits(module, value));
  module.addFunctionExport(name, name);
  for (const pair of args) calls.push({ name, args: pair });
}

for (const [key, { arity }] of Object.entries(operations)) {
  const type = /(Int|Float)(32|64)/.exec(key)![0] as Number;
  const op = numbers[key]!;
  const edges = operands[type];
  const dynamic = (index: number) => fromBits(module, type, bits(index));
  if (arity === 1) {
    define(
      key,
      raw._BinaryenUnary(module.ptr, op, dynamic(0)),
      edges.map((a) => [a, 0n] as const),
    );
    for (const [at, value] of literals[type].entries()) {
      define(`${key} of literal ${at}`, raw._BinaryenUnary(module.ptr, op, literal(module, type, value)), [[0n, 0n]]);
    }
    continue;
  }
  define(
    key,
    raw._BinaryenBinary(module.ptr, op, dynamic(0), dynamic(1)),
    edges.flatMap((a) => edges.map((b) => [a, b] as const)),
  );
  for (const [at, value] of literals[type].entries()) {
    const some = edges.map((a) => [a, 0n] as const);
    define(
      `${key} by literal ${at}`,
      raw._BinaryenBinary(module.ptr, op, dynamic(0), literal(module, type, value)),
      some,
    );
    define(
      `${key} literal ${at} by`,
      raw._BinaryenBinary(module.ptr, op, literal(module, type, value), dynamic(0)),
      some,
    );
  }
}

/** Rows whose result is a NaN's own bits, sign and payload. */
const exactNaN = /^(Abs|Neg|CopySign|Reinterpret)/;

function isNaNBits(type: 'f32' | 'f64', bits: bigint): boolean {
  return type === 'f32' ? (bits & 0x7fffffffn) > 0x7f800000n : (bits & ((1n << 63n) - 1n)) > 0x7ff0000000000000n;
}

function isQuietNaN(type: 'f32' | 'f64', value: bigint): boolean {
  return type === 'f32' ? (value & 0x7fc00000n) === 0x7fc00000n : (value & 0x7ff8000000000000n) === 0x7ff8000000000000n;
}

describe.skipIf(missingTools)('every numeric operation', () => {
  let result: Awaited<ReturnType<typeof compare>>;
  beforeAll(async () => {
    expect(module.validate()).toBe(1);
    result = await compare(module, calls);
  }, 60_000);

  for (const key of Object.keys(operations)) {
    it(`${key} gives on every edge what Node gives`, () => {
      const wrong: string[] = [];
      for (const [index, { name, args }] of calls.entries()) {
        if (name !== key && !name.startsWith(`${key} `)) continue;
        const [wanted, got] = [result.trace[index]!, result.native[index]!];
        const float = resultIsFloat.get(name);
        const isFree = float !== undefined && !exactNaN.test(key);
        const [a, b] = [wanted, got].map((line) => BigInt(`0x${/ ([0-9a-f]+)$/.exec(line)?.[1] ?? 'bad'}`));
        const isSame = wanted === got || result.differences.every((line) => !line.startsWith(`#${index}:`));
        if (!isSame && !(isFree && isQuietNaN(float, a!) && isQuietNaN(float, b!))) {
          wrong.push(`${name}(${args.map((arg) => arg.toString(16)).join(', ')}): node ${wanted}, native ${got}`);
        }
      }
      expect(wrong.slice(0, 5)).toEqual([]);
    });
  }

  it('traps for a NaN as for a number that is too big: an invalid conversion', () => {
    const kinds = new Map<string, Set<string>>();
    for (const [index, { name, args }] of calls.entries()) {
      const kind = / trap (.*)$/.exec(result.native[index]!)?.[1];
      if (kind === undefined || !name.startsWith('Trunc') || name.includes('literal')) continue;
      const what = isNaNBits(name.includes('Float32To') ? 'f32' : 'f64', args[0]!) ? 'NaN' : 'number';
      kinds.set(what, (kinds.get(what) ?? new Set()).add(kind));
    }
    const invalid = new Set(['invalid-conversion']);
    expect(kinds).toEqual(
      new Map([
        ['number', invalid],
        ['NaN', invalid],
      ]),
    );
  });
});
