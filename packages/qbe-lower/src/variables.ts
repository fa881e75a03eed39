/* Locals, globals, constants, tuples. */
import type { Body } from './body.js';
import { literal } from './literals.js';
import { address, type Class, type EffectOp, type Operand, type ValueOp } from './qbe.js';
import { type Expression, raw } from './raw.js';
import { classesOf } from './types.js';

/** A read copies: the local may change before the value is used. QBE removes the copies. */
export function lowerLocalGet({ builder, locals }: Body, expression: Expression): Operand[] {
  return locals[raw._BinaryenLocalGetGetIndex(expression)]!.map((local) => builder.value('copy', local.class, local));
}

export function lowerLocalSet(body: Body, expression: Expression): Operand[] {
  const values = body.lower(body, raw._BinaryenLocalSetGetValue(expression));
  if (!body.builder.isReachable) return [];
  const index = raw._BinaryenLocalSetGetIndex(expression);
  body.locals[index]!.forEach((local, part) => void body.builder.assign(local, values[part]!));
  return raw._BinaryenLocalSetIsTee(expression) !== 0 ? values : [];
}

const globalLoads = { w: 'loaduw', l: 'loadl', s: 'loads', d: 'loadd' } as const satisfies Record<Class, ValueOp>;
const stores = { w: 'storew', l: 'storel', s: 'stores', d: 'stored' } as const satisfies Record<Class, EffectOp>;

function globalHome(body: Body, name: number) {
  const text = body.module.image.nameAt(name);
  const home = body.module.globals.get(text);
  if (home === undefined) throw body.refusal(`the global "${text}"`, 'the module has none of that name');
  return home;
}

export function lowerGlobalGet(body: Body, expression: Expression): Operand[] {
  const home = globalHome(body, raw._BinaryenGlobalGetGetName(expression));
  if (home.initial !== null && !home.isMutable) return [home.initial];
  const kind = home.class === 'w' ? 'l' : home.class;
  return [body.builder.value(globalLoads[home.class], kind, address(home.symbol))];
}

export function lowerGlobalSet(body: Body, expression: Expression): Operand[] {
  const home = globalHome(body, raw._BinaryenGlobalSetGetName(expression));
  const value = body.value(raw._BinaryenGlobalSetGetValue(expression));
  body.builder.effect(stores[home.class], value, address(home.symbol));
  return [];
}

export function lowerConst(body: Body, expression: Expression): Operand[] {
  const [kind] = classesOf(raw._BinaryenExpressionGetType(expression), body.place);
  return kind === undefined ? [] : [literal(expression, kind)];
}

export function lowerTupleMake(body: Body, expression: Expression): Operand[] {
  const count = raw._BinaryenTupleMakeGetNumOperands(expression);
  return Array.from({ length: count }, (_, index) => body.value(raw._BinaryenTupleMakeGetOperandAt(expression, index)));
}

export function lowerTupleExtract(body: Body, expression: Expression): Operand[] {
  const values = body.lower(body, raw._BinaryenTupleExtractGetTuple(expression));
  const value = values[raw._BinaryenTupleExtractGetIndex(expression)];
  return value === undefined ? [] : [value];
}

/** drop: the value is computed for its effects and traps. */
export function lowerDrop(body: Body, expression: Expression): Operand[] {
  body.lower(body, raw._BinaryenDropGetValue(expression));
  return [];
}
