/**
 * One build of a conformer into one Binaryen module, its own or a program's. Functions and globals are added when
 * something first asks for their names.
 */

import {
  conformerFunctions,
  type HookName,
  hookFunctions,
  IMPORT_MODULE,
  knownFunctions,
  RUNTIME_FUNCTIONS,
} from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { implementationsOf, isAudited, type Linkable } from './conformer.js';
import { BuildError } from './errors.js';
import { type Callable, FnDefinition, type Params } from './fn.js';
import { here } from './frame.js';
import type { Global } from './globals.js';
import type { Kind, ResultKind } from './kinds.js';
import type { BuildOptions } from './options.js';
import { let_, ret } from './statements.js';
import { NO_EFFECTS, Val } from './value.js';

const INTERNAL_PREFIX = 'sigil.';

/** What a module has from elsewhere, that the functions built into it meet. */
export interface Surroundings {
  /** wasm function names that a program's imports have already; by link name */
  readonly functions?: ReadonlyMap<string, string>;
  /** wasm names of a program's functions that are hooks; a hook that is not among them is imported */
  readonly hooks?: ReadonlyMap<HookName, string>;
  /** what answers `heapBase` and `initialEnd` at run time; absent: the native shim */
  readonly bounds?: Readonly<Record<Bound, (module: binaryen.Module) => binaryen.ExpressionRef>>;
  /** names that are not to be used although this module does not have them */
  readonly isTaken?: (kind: 'function' | 'global', name: string) => boolean;
}

type Bound = keyof typeof RUNTIME_FUNCTIONS;

export class Assembly {
  readonly #functions = new Map<FnDefinition, string>();
  readonly #globals = new Map<Global<Kind>, string>();
  readonly #imports = new Set<string>();
  readonly #coldFunctions: string[] = [];
  readonly #initialWords = new Map<number, number>();

  constructor(
    readonly module: binaryen.Module,
    private readonly conformer: Linkable | undefined,
    readonly options: BuildOptions,
    private readonly surroundings: Surroundings = {},
  ) {}

  /** Functions that the optimiser must not inline. */
  get coldFunctions(): readonly string[] {
    return this.#coldFunctions;
  }

  /** The words that linear memory starts with, by address, beside a program's own data. */
  get initialWords(): ReadonlyMap<number, number> {
    return this.#initialWords;
  }

  /** Linear memory is to start with `word` at `address`. */
  startWith(address: number, word: number): void {
    this.#initialWords.set(address, word);
  }

  /** The wasm name of the function that the WIT calls `linkName`, built if it was not yet. */
  contractFunction(linkName: string): string {
    const { definition } = this.#implementation(linkName);
    return this.#isAudited(linkName) ? this.#audited(linkName, definition) : this.functionName(definition);
  }

  /** The wasm name of a function, built if it was not yet. */
  functionName(definition: FnDefinition): string {
    const known = this.#functions.get(definition);
    if (known !== undefined) return known;
    const name = this.#unusedName(this.#wantedName(definition));
    this.#functions.set(definition, name);
    if (definition.options.isCold) this.#coldFunctions.push(name);
    definition.buildInto(this, name);
    return name;
  }

  /** The wasm name of a hook: the program's function, or an import. */
  hookName(name: HookName): string {
    if (!this.options.hooks.includes(name)) throw new BuildError(`nobody brings the hook '${name}' here`);
    return (
      this.surroundings.hooks?.get(name) ?? this.#import(name, hookFunctions.find(({ linkName }) => linkName === name)!)
    );
  }

  globalName(global: Global<Kind>): string {
    const known = this.#globals.get(global);
    if (known !== undefined) return known;
    const name = this.#unusedName(INTERNAL_PREFIX + global.name, 'global');
    this.#globals.set(global, name);
    this.module.addGlobal(name, binaryen.i32, true, this.module.i32.const(global.initial() | 0));
    return name;
  }

  /** `heapBase` and `initialEnd`: a constant where the build knows it, else what the surroundings or the shim answer. */
  bound(which: Bound): Val<'ptr'> {
    const value = this.options[which];
    const frame = here();
    if (value !== 'runtime') return frame.constant('ptr', value);
    const node = this.surroundings.bounds?.[which](this.module) ?? this.#askShim(which);
    return new Val('ptr', node, NO_EFFECTS, frame.journal);
  }

  #askShim(which: Bound): binaryen.ExpressionRef {
    const name = this.#import(RUNTIME_FUNCTIONS[which], { params: [], result: 'i32' });
    return this.module.call(name, [], binaryen.i32);
  }

  /** Imports a function of the module `sigil`, once. */
  #import(name: string, { params, result }: { readonly params: readonly unknown[]; readonly result: unknown }): string {
    if (!this.#imports.has(name)) {
      const paramType = binaryen.createType(params.map(() => binaryen.i32));
      const resultType = result === null ? binaryen.none : binaryen.i32;
      this.module.addFunctionImport(name, IMPORT_MODULE, name, paramType, resultType);
      this.#imports.add(name);
    }
    return name;
  }

  #isAudited(linkName: string): boolean {
    return this.options.build === 'audit' && isAudited(linkName);
  }

  /** The function of the WIT, and then the health check. */
  #audited(linkName: string, { params, result, body: _, options }: FnDefinition): string {
    const implementation = this.#implementation(linkName);
    const { health } = this.conformer!;
    const body = (args: Parameters<FnDefinition['body']>[0]): void => {
      const value = implementation(args);
      const kept = value === undefined ? undefined : let_('result', value);
      health();
      ret(kept);
    };
    const name = this.#unusedName(this.#contractName(linkName));
    new FnDefinition(linkName, params, result, body, options).buildInto(this, name);
    return name;
  }

  #implementation(linkName: string): Callable<Params, ResultKind> {
    const found = this.conformer && implementationsOf(this.conformer).get(linkName);
    if (found === undefined) throw new BuildError(`nobody implements '${linkName}' here`);
    return found;
  }

  #wantedName({ name }: FnDefinition): string {
    const isOfWit = knownFunctions.some(({ linkName }) => linkName === name);
    if (!isOfWit) return INTERNAL_PREFIX + name;
    return this.#isAudited(name) ? `${INTERNAL_PREFIX}unaudited.${name}` : this.#contractName(name);
  }

  #contractName(linkName: string): string {
    return this.surroundings.functions?.get(linkName) ?? exportName(linkName, this.options.names);
  }

  #unusedName(wanted: string, kind: 'function' | 'global' = 'function'): string {
    const isTaken = (name: string): boolean =>
      (kind === 'global' ? this.module.getGlobal(name) : this.module.getFunction(name)) !== 0 ||
      (this.surroundings.isTaken?.(kind, name) ?? false);
    let name = wanted;
    for (let n = 1; isTaken(name); n++) name = `${wanted}.${n}`;
    return name;
  }
}

/**
 * The name under which a function of a conformer is exported. The seven have two spellings, for programs that call them
 * by bare names already; the fixed set and the further worlds have one.
 */
export function exportName(linkName: string, names: BuildOptions['names']): string {
  const fn = conformerFunctions.find((other) => other.linkName === linkName);
  const isContract = fn?.package.startsWith(`${IMPORT_MODULE}:allocator@`);
  return names === 'wit' && isContract ? fn!.witName : linkName;
}
