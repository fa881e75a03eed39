/**
 * The canonical ABI's names: by them the component model's tooling finds in a core module what a component exports. Two
 * spellings are in use; a module keeps to one of them, for functions, memory and `realloc` alike.
 */
import type { ContractFunction } from './surface.js';

type Place = Pick<ContractFunction, 'package' | 'interface'>;

const NEW_PREFIX = 'cm32p2|';

/** `sigil:allocator/core@0.1.0` */
export function interfaceId({ package: id, interface: interfaceName }: Place): string {
  const [unversioned, version] = id.split('@');
  return `${unversioned}/${interfaceName}@${version}`;
}

/** `sigil:allocator/core@0.1.0#alloc`: the spelling that goes with `memory` and `cabi_realloc`, as every conformer has them. */
export const canonicalName = (fn: ContractFunction): string => `${interfaceId(fn)}#${fn.name}`;

/** `cm32p2|sigil:allocator/core@0.1|alloc`: the newer spelling, in which the tooling's dummy modules speak. */
export function newCanonicalName({ name, ...place }: ContractFunction): string {
  const [path, version = ''] = interfaceId(place).split('@');
  const [major, minor] = version.split('.');
  return `${NEW_PREFIX}${path}@${major}.${minor}|${name}`;
}

export const isNewCanonicalName = (name: string): boolean => name.startsWith(NEW_PREFIX);
