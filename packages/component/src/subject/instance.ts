/** An instance of a component as the suite wants it: functions by link names, memory, and calls after a trap. */
import type { ConformerExports, CoreFunction } from '@sigil-alloc/conformance';
import { CABI_REALLOC, type ContractFunction, interfaceId, MEMORY_EXPORT } from '@sigil-alloc/wit';
import type { Bindings } from './binding.js';

/**
 * Functions are called through the binding. Memory, which a component does not show, and `cabi_realloc`, which only the
 * canonical ABI calls, are those of the core instance.
 *
 * A component that trapped may not be entered again, and the binding holds to that; its core instance is whole. So a new
 * binding is put around the same core instance after every trap.
 */
export function openInstance(
  bindings: Bindings,
  functions: readonly ContractFunction[],
  maxPages: number,
): ConformerExports {
  let core: WebAssembly.Instance | undefined;
  let bound: readonly CoreFunction[] = [];
  const bind = (): void => {
    const binding = bindings.bind(maxPages, (module, imports) => {
      core ??= new WebAssembly.Instance(module, imports);
      return core;
    });
    bound = functions.map((fn) => binding[interfaceId(fn)]![fn.camelName]!);
  };
  const throughBinding =
    (index: number): CoreFunction =>
    (...operands) => {
      try {
        return bound[index]!(...operands);
      } catch (error) {
        bind();
        throw error;
      }
    };
  bind();
  const exports = {
    [MEMORY_EXPORT]: core?.exports[MEMORY_EXPORT],
    [CABI_REALLOC]: core?.exports[CABI_REALLOC],
    ...Object.fromEntries(functions.map(({ linkName }, index) => [linkName, throughBinding(index)])),
  };
  return exports as unknown as ConformerExports;
}
