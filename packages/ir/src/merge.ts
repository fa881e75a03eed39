/** Puts a runtime's module into a program's: one module, one memory, the runtime's imports resolved. */
import {
  type ContractFunction,
  type HookName,
  hookFunctions,
  hookSpellings,
  IMPORT_MODULE,
  RUNTIME_FUNCTIONS,
} from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { LinkError } from './errors.js';
import { hasObjects } from './objects.js';
import type { BuildOptions } from './options.js';
import type { OwnRuntime } from './own-runtime.js';
import { functionsOf, type ImportedFunction } from './program.js';
import { renamed, watName } from './wat-fields.js';

const OWN_PREFIX = 'own.';

/** A beginning of names that no function of the program has. */
export function unusedPrefix(program: binaryen.Module): string {
  const names = functionsOf(program).map((ref) => binaryen.getFunctionInfo(ref).name);
  let prefix = OWN_PREFIX;
  while (names.some((name) => name.startsWith(prefix))) prefix = OWN_PREFIX + prefix;
  return prefix;
}

export interface MergeOptions {
  readonly prefix: string;
  /** wasm names of the program's functions that are hooks */
  readonly hooks: ReadonlyMap<HookName, string>;
  readonly build: Pick<BuildOptions, 'heapBase' | 'initialEnd' | 'worlds' | 'hooks'>;
}

/**
 * @param program is consumed
 * @returns a module of the same features, with all names that the program had
 * @throws LinkError for a hook that the runtime needs and the program does not bring
 */
export function merged(program: binaryen.Module, runtime: OwnRuntime, options: MergeOptions): binaryen.Module {
  const features = program.getFeatures();
  const fromHost = runtime.imports.filter(({ field }) => isOfHost(field, options));
  for (const { internalName, field } of fromHost) importHook(program, options.prefix + internalName, hookOf(field)!);
  const text = program.emitText();
  program.dispose();
  const imports = runtime.imports
    .filter((imported) => !fromHost.includes(imported))
    .map((imported) => resolved(imported, runtime, options));
  const fields = runtime.fields.map((field) => renamed(field, options.prefix));
  const whole = binaryen.parseText(`${text.slice(0, text.lastIndexOf(')'))}${[...fields, ...imports].join('\n')})`);
  whole.setFeatures(features);
  return whole;
}

const hookOf = (spelling: string) =>
  hookFunctions.find(({ linkName }) => hookSpellings(linkName as HookName).includes(spelling));

/** Whether a hook of the runtime stays an import of the linked module. */
function isOfHost(field: string, { hooks, build }: MergeOptions): boolean {
  const name = hookOf(field)?.linkName as HookName | undefined;
  return name !== undefined && build.hooks.includes(name) && !hooks.has(name);
}

/** Before the program is text: there, imports come first. */
function importHook(program: binaryen.Module, name: string, { linkName, params, result }: ContractFunction): void {
  const paramType = binaryen.createType(params.map(() => binaryen.i32));
  program.addFunctionImport(name, IMPORT_MODULE, linkName, paramType, result === null ? binaryen.none : binaryen.i32);
}

/** A function in the place of an import. */
function resolved({ internalName, field }: ImportedFunction, runtime: OwnRuntime, options: MergeOptions): string {
  const name = watName(options.prefix + internalName);
  if (field === RUNTIME_FUNCTIONS.heapBase) return constantFunction(name, options.build.heapBase);
  if (field === RUNTIME_FUNCTIONS.initialEnd) return constantFunction(name, options.build.initialEnd);
  const hook = hookOf(field)!;
  const type = `(param${' i32'.repeat(hook.params.length)})${hook.result === null ? '' : '(result i32)'}`;
  const target = options.hooks.get(hook.linkName as HookName);
  if (target !== undefined) {
    const operands = hook.params.map((_, index) => `(local.get ${index})`).join(' ');
    return `(func ${name} ${type} (call ${watName(target)} ${operands}))`;
  }
  if (hasObjects(options.build.worlds) && hook.linkName === 'sigil_visit_members')
    throw new LinkError(
      `the program exports no ${hookSpellings('sigil_visit_members').join(' or ')}, which ${runtime.name} calls`,
    );
  return `(func ${name} ${type} ${hook.result === null ? '' : '(i32.const 0)'})`;
}

const constantFunction = (name: string, value: number | 'runtime'): string =>
  `(func ${name} (result i32) (i32.const ${value}))`;
