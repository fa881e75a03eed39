/**
 * What a program and the runtime of its managed objects have of each other: the program's hooks and type information, and
 * what of the runtime its host sees.
 */
import {
  coreSignature,
  HOOK_SPELLINGS,
  type HookName,
  hookSpellings,
  objectWorldNames,
  RTTI_BASE,
  type RuntimeName,
  runtimeExports,
  type WorldName,
  worldFunctions,
} from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { LinkError } from './errors.js';
import { HOOK_NAMES } from './hooks.js';
import { hasObjects } from './objects.js';
import { exportedConstant, exportsOf, type ImportedFunction, signatureOf } from './program.js';

export interface ProgramRuntime {
  /** wasm names of the program's functions that are hooks */
  readonly hooks: ReadonlyMap<HookName, string>;
  /** undefined where the program does not tell */
  readonly rttiBase: number | undefined;
}

/**
 * What the program brings for managed objects, if it has any. Hooks are there for us as imports are, so their exports go.
 *
 * @throws LinkError for a hook of another type
 */
export function takeProgramRuntime(program: binaryen.Module, linkedWorlds: readonly WorldName[]): ProgramRuntime {
  if (!hasObjects(linkedWorlds)) return { hooks: new Map(), rttiBase: undefined };
  const hooks = HOOK_NAMES.flatMap((hook): [HookName, string][] => {
    const found = takeHook(program, hook);
    return found === undefined ? [] : [[hook, found]];
  });
  return { hooks: new Map(hooks), rttiBase: exportedConstant(program, RTTI_BASE) };
}

/** The wasm name of the program's function that is the hook; its exports are gone. */
function takeHook(program: binaryen.Module, hook: HookName): string | undefined {
  const spellings = hookSpellings(hook);
  const found = exportsOf(program).filter(({ name }) => spellings.includes(name));
  for (const { name, kind, value } of found) {
    const signature = kind === binaryen.ExternalFunction ? signatureOf(program.getFunction(value)) : 'no function';
    const declared = declaredHook(name);
    if (signature !== coreSignature(declared))
      throw new LinkError(
        `the program exports '${name}' as ${signature}; ${declared.package} says ${coreSignature(declared)}`,
      );
    program.removeExport(name);
  }
  return found[0]?.value;
}

const declaredHook = (spelling: string) => HOOK_SPELLINGS.find(({ linkName }) => linkName === spelling)!;

const OBJECT_FUNCTIONS: readonly string[] = worldFunctions(objectWorldNames).map(({ linkName }) => linkName);

/**
 * A runtime says what the host sees of managed objects: what else of them the program passes on is not exported.
 *
 * @param further link names that are exported beside those of the runtime
 * @returns the functions that the linked module is to export
 * @throws LinkError for a function of such a name that is the program's own
 */
export function limitExports(
  program: binaryen.Module,
  imports: readonly ImportedFunction[],
  runtime: RuntimeName,
  further: readonly string[],
): readonly string[] {
  const shown: readonly string[] = [...runtimeExports(runtime), ...further];
  for (const { name, value } of exportsOf(program)) {
    const isFunction = OBJECT_FUNCTIONS.includes(name);
    if (!isFunction && name !== RTTI_BASE) continue;
    if (isFunction && !imports.some(({ internalName }) => internalName === value))
      throw new LinkError(`the program exports '${name}' and does not import it: it brings a runtime of its own`);
    if (!shown.includes(name)) program.removeExport(name);
  }
  return shown.filter((name) => name !== RTTI_BASE);
}
