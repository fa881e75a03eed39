/** Which interfaces of ours a core module exports, told by its link names. */
import { CABI_REALLOC, type ContractFunction, conformerFunctions, interfaceId, knownFunctions } from '@sigil-alloc/wit';
import { ComponentError } from './errors.js';

/** Asked of every conformer; `cabi_realloc` is a core module's, and no interface of a component. */
const always = new Set(conformerFunctions.map(interfaceId));
const componentFunctions = knownFunctions.filter(({ linkName }) => linkName !== CABI_REALLOC);

/** `sigil:allocator/core@0.1.0` -> its functions, in the order of the WIT. */
export type Interfaces = ReadonlyMap<string, readonly ContractFunction[]>;

const interfaces: Interfaces = new Map(
  componentFunctions.map((fn) => [
    interfaceId(fn),
    componentFunctions.filter((other) => interfaceId(other) === interfaceId(fn)),
  ]),
);

/**
 * @param exported names of the module's functions
 * @throws ComponentError for an interface of every conformer that is missing, or for one that is there in part
 */
export function exportedInterfaces(exported: ReadonlySet<string>): Interfaces {
  const found = [...interfaces].filter(([id, functions]) => {
    const missing = functions.filter(({ linkName }) => !exported.has(linkName)).map(({ linkName }) => linkName);
    if (missing.length === 0) return true;
    if (missing.length === functions.length && !always.has(id)) return false;
    throw new ComponentError(`the module does not export ${missing.join(', ')} of the interface ${id}`);
  });
  return new Map(found);
}
