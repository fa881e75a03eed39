/*
 * The interface of a lowered module as data, for whoever writes bindings: what `out.json` holds. docs/native.md describes
 * it; what it means changes together with its version and not otherwise.
 */
import type { LoweredExport, LoweredImport } from './describe.js';
import type { Lowered } from './module.js';
import type { Target } from './target.js';

export const INTERFACE_VERSION = 1;

export interface LoweredInterface {
  readonly version: typeof INTERFACE_VERSION;
  /** how the module calls itself, in messages of the shim */
  readonly name: string;
  readonly target: Target;
  /** the function that makes the module part of the process */
  readonly instantiate: string;
  /** whether a constructor calls it before main */
  readonly hasConstructor: boolean;
  readonly exports: readonly LoweredExport[];
  readonly imports: readonly LoweredImport[];
}

export interface InterfaceOptions {
  readonly name: string;
  readonly target: Target;
  readonly noConstructor: boolean;
}

export function interfaceOf(lowered: Lowered, { name, target, noConstructor }: InterfaceOptions): LoweredInterface {
  const { instantiate, exports, imports } = lowered;
  return { version: INTERFACE_VERSION, name, target, instantiate, hasConstructor: !noConstructor, exports, imports };
}
