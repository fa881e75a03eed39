/**
 * A wasm program whose allocator tells what is asked of it: each function of malloc's family is put behind one of the same
 * name and type that calls an imported hook before and after.
 *
 *     malloc(size) { sigil_record.enter(); block = malloc$real(size); sigil_record.malloc(size, block); return block }
 *
 * The hooks count how deep they are, so that what realloc asks of malloc is not told. Functions are found by the names that
 * clang with wasi-libc and Emscripten give them, as exports or in the name section.
 */
import binaryen from 'binaryen';
import { UsageError } from '../../errors.js';

export const HOOK_MODULE = 'sigil_record';

/** By hook, the names that functions of its kind go by; their parameters as the hook gets them, followed by the result. */
const FAMILY: Readonly<Record<string, readonly string[]>> = {
  malloc: ['malloc', 'dlmalloc', 'emmalloc_malloc', 'emscripten_builtin_malloc'],
  calloc: ['calloc', 'dlcalloc', 'emmalloc_calloc', 'emscripten_builtin_calloc'],
  free: ['free', 'dlfree', 'emmalloc_free', 'emscripten_builtin_free'],
  realloc: ['realloc', 'dlrealloc', 'emmalloc_realloc'],
  aligned: ['memalign', 'aligned_alloc', 'dlmemalign', 'emmalloc_memalign', 'emscripten_builtin_memalign'],
  posix_memalign: ['posix_memalign', 'emmalloc_posix_memalign'],
};
/** Without them there is nothing to record. */
const NEEDED = ['malloc', 'free'];

/** @throws UsageError for a program in which they are not found */
export function instrument(wasm: Uint8Array): Uint8Array {
  const module = binaryen.readBinary(wasm);
  try {
    module.addFunctionImport(hookName('enter'), HOOK_MODULE, 'enter', binaryen.none, binaryen.none);
    const exported = exportedFunctions(module);
    const found = Object.entries(FAMILY).filter(([hook, names]) => {
      const functions = new Set(
        names.map((name) => exported.get(name) ?? name).filter((name) => isDefined(module, name)),
      );
      for (const name of functions) wrap(module, name, hook);
      return functions.size > 0;
    });
    const hooks = found.map(([hook]) => hook);
    const missing = NEEDED.filter((hook) => !hooks.includes(hook));
    if (missing.length > 0)
      throw new UsageError(`no function is called ${missing.join(' or ')} in this wasm, and no export`);
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

const hookName = (hook: string): string => `${HOOK_MODULE}.${hook}`;

function exportedFunctions(module: binaryen.Module): ReadonlyMap<string, string> {
  const all = Array.from({ length: module.getNumExports() }, (_, i) =>
    binaryen.getExportInfo(module.getExportByIndex(i)),
  );
  const functions = all.filter(({ kind }) => kind === binaryen.ExternalFunction);
  return new Map(functions.map(({ name, value }) => [name, value]));
}

function isDefined(module: binaryen.Module, name: string): boolean {
  const ref = module.getFunction(name);
  return ref !== 0 && binaryen.getFunctionInfo(ref).module === '';
}

function wrap(module: binaryen.Module, name: string, hook: string): void {
  const { params, results, vars, body } = binaryen.getFunctionInfo(module.getFunction(name));
  const real = `${name}$real`;
  module.addFunction(real, params, results, [...vars], module.copyExpression(body));
  module.removeFunction(name);
  const types = binaryen.expandType(params);
  const given = () => types.map((type, i) => module.local.get(i, type));
  const result = types.length;
  const isProcedure = results === binaryen.none;
  const call = module.call(real, given(), results);
  const told = isProcedure ? given() : [...given(), module.local.get(result, results)];
  declareHook(module, hook, [...types, ...(isProcedure ? [] : [results])]);
  module.addFunction(
    name,
    params,
    results,
    isProcedure ? [] : [results],
    module.block(null, [
      module.call(hookName('enter'), [], binaryen.none),
      isProcedure ? call : module.local.set(result, call),
      module.call(hookName(hook), told, binaryen.none),
      ...(isProcedure ? [] : [module.return(module.local.get(result, results))]),
    ]),
  );
}

function declareHook(module: binaryen.Module, hook: string, types: readonly binaryen.Type[]): void {
  if (module.getFunction(hookName(hook)) !== 0) return;
  module.addFunctionImport(hookName(hook), HOOK_MODULE, hook, binaryen.createType([...types]), binaryen.none);
}
