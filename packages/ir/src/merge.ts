/** Puts a runtime's module into a program's: one module, one memory, the runtime's imports resolved. */
import { type HookName, hookFunctions, hookSpellings } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { RUNTIME_FUNCTIONS } from './assembly.js';
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
  readonly build: Pick<BuildOptions, 'heapBase' | 'initialEnd' | 'worlds'>;
}

/**
 * @param program is consumed
 * @returns a module of the same features, with all names that the program had
 * @throws LinkError for a hook that the runtime needs and the program does not bring
 */
export function merged(program: binaryen.Module, runtime: OwnRuntime, options: MergeOptions): binaryen.Module {
  const features = program.getFeatures();
  const text = program.emitText();
  program.dispose();
  const imports = runtime.imports.map((imported) => resolved(imported, runtime, options));
  const fields = runtime.fields.map((field) => renamed(field, options.prefix));
  const whole = binaryen.parseText(`${text.slice(0, text.lastIndexOf(')'))}${[...fields, ...imports].join('\n')})`);
  whole.setFeatures(features);
  return whole;
}

/** A function in the place of an import. */
function resolved({ internalName, field }: ImportedFunction, runtime: OwnRuntime, options: MergeOptions): string {
  const name = watName(options.prefix + internalName);
  if (field === RUNTIME_FUNCTIONS.heapBase) return constantFunction(name, options.build.heapBase);
  if (field === RUNTIME_FUNCTIONS.initialEnd) return constantFunction(name, options.build.initialEnd);
  const hook = hookFunctions.find(({ linkName }) => hookSpellings(linkName as HookName).includes(field))!;
  const params = `(param${' i32'.repeat(hook.params.length)})`;
  const target = options.hooks.get(hook.linkName as HookName);
  if (target !== undefined) {
    const operands = hook.params.map((_, index) => `(local.get ${index})`).join(' ');
    return `(func ${name} ${params} (call ${watName(target)} ${operands}))`;
  }
  if (hasObjects(options.build.worlds) && hook.linkName === 'sigil_visit_members')
    throw new LinkError(
      `the program exports no ${hookSpellings('sigil_visit_members').join(' or ')}, which ${runtime.name} calls`,
    );
  return `(func ${name} ${params})`;
}

const constantFunction = (name: string, value: number | 'runtime'): string =>
  `(func ${name} (result i32) (i32.const ${value}))`;
