/**
 * Functions. A definition is inert until something in an assembly calls it: then its body is built, once for that
 * assembly, so that what nobody reaches is never there. A function that implements the contract takes its name, its
 * parameters and its result from the WIT.
 */

import {
  type ContractFunction,
  type FunctionOf,
  type HookName,
  hookFunctions,
  knownFunctions,
  type LinkName,
} from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import type { Assembly } from './assembly.js';
import { BuildError } from './errors.js';
import { Frame, here, within } from './frame.js';
import { type Kind, none, type ResultKind } from './kinds.js';
import { functionAccess } from './raw.js';
import { Local, type Operand, Val } from './value.js';

export type Params = Readonly<Record<string, Kind>>;
export type ParamLocals<P extends Params> = { readonly [N in keyof P]: Local<P[N]> };
export type Arguments<P extends Params> = { readonly [N in keyof P]: Operand<P[N]> };

export interface FnOptions {
  /** never inlined: growing, trapping, what a hot path leaves to others */
  readonly isCold?: boolean;
}

export class FnDefinition<P extends Params = Params, R extends ResultKind = ResultKind> {
  constructor(
    readonly name: string,
    readonly params: P,
    readonly result: R,
    readonly body: (params: ParamLocals<P>) => void,
    readonly options: FnOptions,
  ) {}

  /** Builds the body into the assembly's module under `internalName`. */
  buildInto(assembly: Assembly, internalName: string): void {
    const names = Object.keys(this.params);
    const frame = new Frame(assembly, this.name, this.result, names);
    const locals = Object.fromEntries(
      names.map((name, i) => [name, new Local(this.params[name]!, i, name, frame.journal)]),
    );
    const block = within(frame, () => frame.block(() => this.body(locals as unknown as ParamLocals<P>)));
    frame.journal.finish();
    const { module } = assembly;
    const hasResult = this.result !== none;
    // A body that returns ends in `return`; the validator wants a value or an end after it.
    const body = hasResult ? module.block(null, [block, module.unreachable()], binaryen.i32) : block;
    const coreType = (count: number) => binaryen.createType(Array<number>(count).fill(binaryen.i32));
    const vars = Array<number>(frame.varCount).fill(binaryen.i32);
    const ref = module.addFunction(
      internalName,
      coreType(names.length),
      hasResult ? binaryen.i32 : binaryen.none,
      vars,
      body,
    );
    for (const [index, name] of frame.localNames.entries()) functionAccess.setLocalName(ref, index, name);
  }
}

type Call<P extends Params, R extends ResultKind> = (
  ...args: keyof P extends never ? [] : [Arguments<P>]
) => R extends Kind ? Val<R> : void;

export type Callable<P extends Params, R extends ResultKind> = Call<P, R> & { readonly definition: FnDefinition };

/** What a call has to know of the function it calls. */
interface Callee {
  readonly name: string;
  readonly params: Params;
  readonly result: ResultKind;
}

/** A call of `callee` whose wasm name in an assembly is `target`. */
export const callOf =
  (callee: Callee, target: (assembly: Assembly) => string) =>
  (args: Readonly<Record<string, unknown>> = {}): Val | undefined => {
    const frame = here();
    const unknown = Object.keys(args).find((name) => !(name in callee.params));
    if (unknown !== undefined) throw new BuildError(`'${callee.name}' has no parameter ${unknown}`);
    const { assembly, module, journal } = frame;
    const values = Object.keys(callee.params).map((name) => argument(frame, callee, name, args[name]));
    const nodes = journal.use(values);
    if (callee.result === none) {
      frame.emit(module.call(target(assembly), nodes, binaryen.none), [], true);
      return undefined;
    }
    const node = module.call(target(assembly), nodes, binaryen.i32);
    return journal.made(new Val(callee.result, node, journal.call(values), journal));
  };

export function callable<P extends Params, R extends ResultKind>(definition: FnDefinition<P, R>): Callable<P, R> {
  const call = callOf(definition, (assembly) => assembly.functionName(definition as unknown as FnDefinition));
  return Object.assign(call, { definition }) as unknown as Callable<P, R>;
}

function argument(frame: Frame, { name: fnName, params }: Callee, name: string, given: unknown): Val {
  if (given === undefined) throw new BuildError(`'${fnName}' is called without ${name}`);
  const value = frame.value(given as Operand<Kind>);
  if (value.kind !== params[name])
    throw new BuildError(`'${fnName}' takes ${name} as ${params[name]}, got a ${value.kind}`);
  return value;
}

/**
 * Defines a function. Parameters are locals in the body; a call names its arguments.
 * @param name unique within a conformer; the wasm name is `sigil.` and this
 */
export const fn = <P extends Params, R extends ResultKind>(
  name: string,
  params: P,
  result: R,
  body: (params: ParamLocals<P>) => void,
  options: FnOptions = {},
): Callable<P, R> => callable(new FnDefinition(name, params, result, body, options));

/** The kind under which the builder knows a WIT type. */
type KindOfWit<T extends string> = T extends 'ptr' ? 'ptr' : 'u32';
type ContractParams<N extends LinkName | HookName> = {
  readonly [P in FunctionOf<N>['params'][number] as P['camelName']]: KindOfWit<P['type']>;
};
type ContractResult<N extends LinkName | HookName> = FunctionOf<N>['result'] extends {
  readonly type: infer T extends string;
}
  ? KindOfWit<T>
  : 'none';

/** A function of the WIT under its link name, with exactly the signature that it has there. */
export type Implementation<N extends LinkName> = Callable<ContractParams<N>, ContractResult<N>>;

const kindOfWit = (type: string): Kind => (type === 'ptr' ? 'ptr' : 'u32');

export function signatureOf({ linkName, params, result }: ContractFunction): Callee {
  return {
    name: linkName,
    params: Object.fromEntries(params.map(({ camelName, type }) => [camelName, kindOfWit(type)])),
    result: result === null ? none : kindOfWit(result.type),
  };
}

/** Implements a function of the contract, the fixed set or a further world; parameters and result come from the WIT. */
export function implement<N extends LinkName>(
  linkName: N,
  body: (params: ParamLocals<ContractParams<N>>) => void,
): Implementation<N> {
  const declared = knownFunctions.find((other) => other.linkName === linkName);
  if (declared === undefined) throw new BuildError(`no WIT has a function '${linkName}'`);
  const { params, result } = signatureOf(declared);
  return callable(new FnDefinition(linkName, params, result, body as never, {})) as unknown as Implementation<N>;
}

/** A function that the program brings, with the signature that the WIT gives it. */
export type Hook<N extends HookName> = Call<ContractParams<N>, ContractResult<N>>;

/**
 * A function of the program, to be called like one of ours. Building a call of one that is not there is an error: ask
 * `hasHook` before.
 */
export function hook<N extends HookName>(name: N): Hook<N> {
  const declared = hookFunctions.find(({ linkName }) => linkName === name);
  if (declared === undefined) throw new BuildError(`no WIT has a hook '${name}'`);
  return callOf(signatureOf(declared), (assembly) => assembly.hookName(name)) as unknown as Hook<N>;
}
