/** The operations as typed functions, made from the rows of `ops.ts`, and the values that are no operation. */
import type binaryen from 'binaryen';
import { BuildError } from './errors.js';
import { here } from './frame.js';
import type { Kind } from './kinds.js';
import { type OpName, opRow, type ops } from './ops.js';
import { let_ } from './statements.js';
import { Local, mergeEffects, type Operand, Val } from './value.js';

type Operands<Kinds extends readonly Kind[]> = { [I in keyof Kinds]: Operand<Kinds[I]> };
type Callable<S> = S extends readonly [infer P extends readonly Kind[], infer R extends Kind]
  ? (...operands: Operands<P>) => Val<R>
  : never;
/** In the order of the row: a union of the signatures would have none, and the published types would change from build to build. */
type Overloads<Signatures> = Signatures extends readonly [infer First, ...infer Others]
  ? Others extends readonly []
    ? Callable<First>
    : Callable<First> & Overloads<Others>
  : never;
type OpFunction<Name extends OpName> = Overloads<(typeof ops)[Name]['signatures']>;

const kindOf = (operand: Operand<Kind>): Kind =>
  operand instanceof Val || operand instanceof Local ? operand.kind : 'u32';

function buildOp(name: OpName, operands: readonly Operand<Kind>[]): Val {
  const kinds = operands.map(kindOf).join(' ');
  const signature = opRow(name).signatures.find(([params]) => params.join(' ') === kinds);
  if (signature === undefined) throw new BuildError(`${name} takes no operands (${kinds})`);
  return pureNode(signature[1], operands, (...nodes) => opRow(name).build(here().module, ...nodes));
}

/** A node that does no more than compute from its operands. */
export function pureNode<K extends Kind>(
  kind: K,
  operands: readonly Operand<Kind>[],
  build: (...nodes: binaryen.ExpressionRef[]) => binaryen.ExpressionRef,
): Val<K> {
  const { journal } = here();
  const values = operands.map((operand) => here().value(operand));
  const nodes = journal.use(values);
  return journal.made(new Val(kind, build(...nodes), mergeEffects(values), journal));
}

const op = <Name extends OpName>(name: Name): OpFunction<Name> =>
  ((...operands: Operand<Kind>[]) => buildOp(name, operands)) as OpFunction<Name>;

export const add = op('add');
export const sub = op('sub');
export const mul = op('mul');
export const and = op('and');
export const or = op('or');
export const xor = op('xor');
export const shl = op('shl');
export const shr = op('shr');
export const rotl = op('rotl');
export const clz = op('clz');
export const ctz = op('ctz');
export const popcnt = op('popcnt');
export const eq = op('eq');
export const ne = op('ne');
export const lt = op('lt');
export const le = op('le');
export const gt = op('gt');
export const ge = op('ge');
export const ltSigned = op('ltSigned');
export const isZero = op('isZero');
export const not = op('not');
export const both = op('both');
export const either = op('either');
export const select = op('select');
export const asPtr = op('asPtr');
export const asU32 = op('asU32');

/** Any operation by its name, for tests that walk all rows. */
export const apply = (name: OpName, ...operands: Operand<Kind>[]): Val => buildOp(name, operands);

/** The size or word `value`, 0..2^32 - 1. */
export const word = (value: number): Val<'u32'> => here().constant('u32', value);

/** The address `value`, 0..2^32 - 1. */
export const address = (value: number): Val<'ptr'> => here().constant('ptr', value);

/** Address 0: in no block. */
export const nil = (): Val<'ptr'> => address(0);

/** Rounds up to a multiple of `alignment`, a power of two. Wraps when the result would not fit: test before. */
export function roundUp<K extends 'u32' | 'ptr'>(value: Operand<K>, alignment: number): Val<K> {
  const kind = kindOf(value as Operand<Kind>) as K;
  return pureNode(kind, [value as Operand<Kind>], (node) => {
    const { i32 } = here().module;
    return i32.and(i32.add(node!, i32.const(alignment - 1)), i32.const(-alignment));
  });
}

/** a + b, or 2^32 - 1 where that would wrap. */
export function saturatingAdd(a: Operand<'u32'>, b: Local<'u32'> | number): Val<'u32'> {
  const sum = let_('sum', add(a, b));
  return or(sum, sub(0, asU32(lt(sum, b))));
}

/** Truth, for a function that answers yes or no. */
export const yes = (): Val<'bool'> => here().constant('bool', 1);
export const no = (): Val<'bool'> => here().constant('bool', 0);
