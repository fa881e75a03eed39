/* Literals of wasm, bit for bit. */
import { type Class, type Constant, constant } from './qbe.js';
import { type Expression, expressionIds, raw, textOf } from './raw.js';

/** The bits of a number as a constant of a float class. */
export function floatConstant(kind: 's' | 'd', value: number): Constant {
  const view = new DataView(new ArrayBuffer(8));
  if (kind === 's') view.setFloat32(0, value);
  else view.setFloat64(0, value);
  return constant(kind, kind === 's' ? BigInt(view.getUint32(0)) : view.getBigUint64(0));
}

const nanLayout = {
  s: { sign: 1n << 31n, exponent: 0xffn << 23n, quiet: 1n << 22n },
  d: { sign: 1n << 63n, exponent: 0x7ffn << 52n, quiet: 1n << 51n },
} as const;

/** A NaN. A JavaScript number cannot carry its payload and sign: they are read from the text form. */
function nanConstant(kind: 's' | 'd', expression: Expression): Constant {
  const [, sign, payload] = /(-?)nan(?::(0x[0-9a-fA-F]+))?/.exec(textOf(expression)) ?? [];
  const layout = nanLayout[kind];
  const signBit = sign === '-' ? layout.sign : 0n;
  return constant(kind, signBit | layout.exponent | (payload === undefined ? layout.quiet : BigInt(payload)));
}

/** The constant of a `const` node of a class. */
export function literal(expression: Expression, kind: Class): Constant {
  if (kind === 'w') return constant('w', raw._BinaryenConstGetValueI32(expression));
  if (kind === 'l') return constant('l', raw._BinaryenConstGetValueI64(expression));
  const value = kind === 's' ? raw._BinaryenConstGetValueF32(expression) : raw._BinaryenConstGetValueF64(expression);
  return Number.isNaN(value) ? nanConstant(kind, expression) : floatConstant(kind, value);
}

export function isLiteral(expression: Expression): boolean {
  return raw._BinaryenExpressionGetId(expression) === expressionIds.ConstId;
}
