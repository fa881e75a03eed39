/** The door for the conformance suite: a component, through its JavaScript binding, as a subject. */
import { exportsSubject, furtherFunctions, type Subject, SurfaceError } from '@sigil-alloc/conformance';
import { CABI_REALLOC, type ContractFunction, conformerFunctions, interfaceId, MAX_PAGES } from '@sigil-alloc/wit';
import { type Binding, bindingsOf } from './binding.js';
import { openInstance } from './instance.js';

export { type Binding, type Bindings, bindingsOf } from './binding.js';
export { declaredInterfaces } from './declared.js';
export { printedInterfaces } from './printed.js';

const isIn =
  (binding: Binding) =>
  (fn: ContractFunction): boolean =>
    binding[interfaceId(fn)]?.[fn.camelName] !== undefined;

/**
 * @param name for reports
 * @throws SurfaceError when the binding lacks a function of the contract, MissingToolError
 */
export async function componentSubject(component: Uint8Array, name = 'component'): Promise<Subject> {
  const bindings = await bindingsOf(component);
  const isBound = isIn(bindings.bind(MAX_PAGES, (module, imports) => new WebAssembly.Instance(module, imports)));
  const own = conformerFunctions.filter(({ linkName }) => linkName !== CABI_REALLOC);
  const missing = own.filter((fn) => !isBound(fn)).map((fn) => `${interfaceId(fn)} ${fn.camelName} is missing`);
  if (missing.length > 0) throw new SurfaceError(name, missing);
  const further = furtherFunctions.filter(isBound);
  return exportsSubject({
    name,
    backend: 'other',
    functions: new Set(further.map(({ linkName }) => linkName)),
    open: (maxPages) => openInstance(bindings, [...own, ...further], maxPages),
  });
}
