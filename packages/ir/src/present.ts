/** Functions of the WIT that are in a module before we build into it. */
import { knownFunctions, type LinkName } from '@sigil-alloc/wit';
import { type Callable, callable, callOf, FnDefinition, type Params, signatureOf } from './fn.js';
import type { ResultKind } from './kinds.js';
import { ret } from './statements.js';

/** Implements `linkName` by the function whose wasm name is `wasmName`. */
export function presentFunction(linkName: LinkName, wasmName: string): Callable<Params, ResultKind> {
  const signature = signatureOf(knownFunctions.find((other) => other.linkName === linkName)!);
  const call = callOf(signature, () => wasmName);
  const { params, result } = signature;
  return callable(new FnDefinition(linkName, params, result, (args) => ret(call(args)), {}));
}
