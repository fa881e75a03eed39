/**
 * From a parsed WIT package to a surface: each function with its link name and core wasm types. This is the one place
 * where a signature gets its meaning; what is generated, rendered or checked elsewhere starts from a `Surface`.
 */
import { ContractError } from './errors.js';
import { camelCase, linkName, snakeCase } from './names.js';
import type { WitAlias, WitFunction, WitPackage } from './syntax.js';

export type CoreType = 'i32' | 'i64' | 'f32' | 'f64';

export interface ContractParam {
  /** kebab-case, as in the WIT */
  readonly name: string;
  readonly camelName: string;
  /** the WIT type as written: an alias (`ptr`) or a primitive (`u32`) */
  readonly type: string;
  readonly core: CoreType;
}

export interface ContractFunction {
  /** `sigil:allocator@0.1.0` */
  readonly package: string;
  readonly interface: string;
  /** kebab-case, as in the WIT */
  readonly name: string;
  readonly camelName: string;
  /** wasm export = ELF/Mach-O symbol = C function: `sigil_mem_copy` */
  readonly linkName: string;
  /** the bare spelling for `names: "wit"`: `mem_copy` */
  readonly witName: string;
  readonly params: readonly ContractParam[];
  readonly result: { readonly type: string; readonly core: CoreType } | null;
  readonly docs: string;
}

export interface ContractType {
  readonly name: string;
  readonly core: CoreType;
  readonly docs: string;
}

export interface Surface {
  readonly package: string;
  readonly world: string;
  readonly types: readonly ContractType[];
  readonly functions: readonly ContractFunction[];
  /** what the world imports: functions of the program that a conformer calls; empty but where a program has to help */
  readonly hooks: readonly ContractFunction[];
}

/** The canonical ABI's flattening of the primitives that the contract uses. */
const CORE_OF_PRIMITIVE: Readonly<Record<string, CoreType>> = {
  bool: 'i32',
  u8: 'i32',
  u16: 'i32',
  u32: 'i32',
  s32: 'i32',
  u64: 'i64',
  s64: 'i64',
  f32: 'f32',
  f64: 'f64',
};

/** `sigil:allocator@0.1.0` */
export const packageId = ({ namespace, name, version }: WitPackage): string => `${namespace}:${name}@${version}`;

/**
 * What a world exports and imports by itself; what it includes is the surface of another.
 *
 * @param others packages whose types it may use
 * @throws ContractError for a type nobody declared, a world of an unknown interface, a link name used twice
 */
export function surfaceOf(wit: WitPackage, worldName: string, others: readonly WitPackage[] = []): Surface {
  const id = packageId(wit);
  const world = wit.worlds.find(({ name }) => name === worldName);
  if (world === undefined) throw new ContractError(`${id}: no world '${worldName}'`);
  const aliases = wit.interfaces.flatMap(({ aliases }) => aliases);
  const known = [...aliases, ...usedAliases(wit, others)];
  const coreOf = (type: string, where: string): CoreType => {
    const alias = known.find(({ name }) => name === type);
    const core = CORE_OF_PRIMITIVE[alias?.target ?? type];
    if (core === undefined)
      throw new ContractError(`${id}: ${where} has the type '${type}', which has no core wasm type`);
    return core;
  };

  const contractFunction = (interfaceName: string, fn: WitFunction): ContractFunction => {
    const where = `${interfaceName}.${fn.name}`;
    return {
      package: id,
      interface: interfaceName,
      name: fn.name,
      camelName: camelCase(fn.name),
      linkName: linkName(wit.namespace, fn.name),
      witName: snakeCase(fn.name),
      params: fn.params.map(({ name, type }) => ({
        name,
        camelName: camelCase(name),
        type,
        core: coreOf(type, where),
      })),
      result: fn.result === null ? null : { type: fn.result, core: coreOf(fn.result, where) },
      docs: fn.docs,
    };
  };

  const functionsOf = (verb: string, interfaces: readonly string[]): ContractFunction[] =>
    interfaces.flatMap((interfaceName) => {
      const found = wit.interfaces.find(({ name }) => name === interfaceName);
      if (found === undefined)
        throw new ContractError(`${id}: world '${worldName}' ${verb} '${interfaceName}', which is not an interface`);
      return found.functions.map((fn) => contractFunction(interfaceName, fn));
    });
  const functions = functionsOf('exports', world.exports);
  const hooks = functionsOf('imports', world.imports);
  refuseSharedLinkNames([...functions, ...hooks]);
  const types = aliases.map(({ name, docs }) => ({ name, core: coreOf(name, 'a type'), docs }));
  return { package: id, world: worldName, types, functions, hooks };
}

/** The types of other packages that a package uses. */
function usedAliases(wit: WitPackage, others: readonly WitPackage[]): WitAlias[] {
  const uses = wit.interfaces.flatMap(({ uses }) => uses);
  return uses.flatMap(({ from, names }) => {
    const found = others
      .find((other) => packageId(other) === from.package)
      ?.interfaces.find(({ name }) => name === from.item);
    return names.map((name) => {
      const alias = found?.aliases.find((other) => other.name === name);
      if (alias !== undefined) return alias;
      throw new ContractError(
        `${packageId(wit)}: uses '${name}' of ${from.package}, interface ${from.item}, where nobody declares it`,
      );
    });
  });
}

/** Two functions that derive the same link name are an error (contract, section 1). */
export function refuseSharedLinkNames(functions: readonly ContractFunction[]): void {
  const owner = new Map<string, string>();
  for (const { linkName, interface: interfaceName, name } of functions) {
    const where = `${interfaceName}.${name}`;
    const other = owner.get(linkName);
    if (other !== undefined)
      throw new ContractError(`link name '${linkName}' is derived from both ${other} and ${where}`);
    owner.set(linkName, where);
  }
}

/** `(i32 i32) -> (i32)` */
export function coreSignature({ params, result }: ContractFunction): string {
  return `(${params.map(({ core }) => core).join(' ')}) -> (${result?.core ?? ''})`;
}
