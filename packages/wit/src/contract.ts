/** The contract as the other packages see it: typed from the generated constant, rendered on demand. */
import {
  blockKindCases,
  contract as contractSurface,
  fixedSurfaces,
  trapKindCases,
  worldSurfaces,
} from './generated/contract.js';
import { renderCHeader, renderWorldHeader } from './render/c-header.js';
import { renderSilicon } from './render/silicon.js';
import { renderWatImports } from './render/wat-imports.js';
import type { ContractFunction, Surface } from './surface.js';

/** The seven of `sigil:allocator@0.1.0`, as literal types. */
export const contract = contractSurface;

/** What every conformer exports beside them. */
export const fixedSet: { readonly functions: readonly ContractFunction[] } = {
  functions: fixedSurfaces.flatMap((surface): readonly ContractFunction[] => surface.functions),
};

/** What a conformer may offer beyond them, a world each; every one of these worlds includes the contract. */
export const worlds = worldSurfaces;

/** `heap`, … */
export type WorldName = keyof typeof worlds;

/** In the order in which exports, headers and pages have them. */
export const allWorldNames = Object.keys(worlds) as readonly WorldName[];

/** The worlds of managed objects. A module that has one may need hooks of the program that it serves. */
export const objectWorldNames = ['managed', 'leaks', 'asc', 'asc-stub'] as const satisfies readonly WorldName[];

type ObjectWorldName = (typeof objectWorldNames)[number];

const isObjectWorld = (world: WorldName): world is ObjectWorldName => objectWorldNames.some((other) => other === world);

/** The worlds of blocks, which need nothing of a program; in the order of `allWorldNames`. */
export const worldNames: readonly WorldName[] = allWorldNames.filter((world) => !isObjectWorld(world));

type ContractLiteral = (typeof contract)['functions'][number] | (typeof fixedSurfaces)[number]['functions'][number];
type WorldLiteral<W extends WorldName> = (typeof worlds)[W]['functions'][number];

/** `sigil_alloc`, …: what every conformer has. */
export type ContractLinkName = ContractLiteral['linkName'];

/** `sigil_free`, …: what a conformer that offers the world has beyond that. */
export type WorldLinkName<W extends WorldName = WorldName> = WorldLiteral<W>['linkName'];

/** Every link name of the WIT that a conformer can have. */
export type LinkName = ContractLinkName | WorldLinkName;

type HookLiteral = (typeof worlds)['managed' | 'leaks']['hooks'][number];

/** `sigil_visit_members`, …: what a program, or its host, brings for managed objects. */
export type HookName = HookLiteral['linkName'];

/** The literal type of one function of the WIT. */
export type FunctionOf<Name extends LinkName | HookName> = Extract<
  ContractLiteral | WorldLiteral<WorldName> | HookLiteral,
  { linkName: Name }
>;

/** The seven and the fixed set, in the order of the WIT. */
export const conformerFunctions: readonly ContractFunction[] = [...contract.functions, ...fixedSet.functions];

/** What the worlds add to the seven and the fixed set, in the order of `allWorldNames`. */
export const worldFunctions = (names: readonly WorldName[]): readonly ContractFunction[] =>
  allWorldNames
    .filter((world) => names.includes(world))
    .flatMap((world): readonly ContractFunction[] => worlds[world].functions);

/** Every function of the WIT that a conformer can have. */
export const knownFunctions: readonly ContractFunction[] = [...conformerFunctions, ...worldFunctions(allWorldNames)];

/** What a program may bring for managed objects; a conformer asks for it by these names. */
export const hookFunctions: readonly ContractFunction[] = [...worlds.managed.hooks, ...worlds.leaks.hooks];

/** The hooks of every world, some of them the same by another link name. */
export const HOOK_SPELLINGS: readonly ContractFunction[] = allWorldNames.flatMap(
  (world): readonly ContractFunction[] => worlds[world].hooks,
);

/** The link names under which a program may export a hook: ours first, then those of other worlds for the same. */
export const hookSpellings = (hook: HookName): readonly string[] => {
  const { name } = hookFunctions.find(({ linkName }) => linkName === hook)!;
  return HOOK_SPELLINGS.filter((other) => other.name === name).map(({ linkName }) => linkName);
};

/** The further world of a link name; undefined for the contract, the fixed set and strangers. */
export const worldOf = (linkName: string): WorldName | undefined =>
  allWorldNames.find((world) => worlds[world].functions.some((fn) => fn.linkName === linkName));

export const MEMORY_EXPORT = 'memory';

/** Exported to whoever makes a component of a module; the component itself does not. */
export const CABI_REALLOC = 'cabi_realloc' satisfies ContractLinkName;

/** All that every conformer exports, as wasm and natively. */
export const exportNames: readonly string[] = [MEMORY_EXPORT, ...conformerFunctions.map(({ linkName }) => linkName)];

/** All that a conformer exports, built with further worlds. */
export const exportNamesWith = (names: readonly WorldName[]): readonly string[] => [
  ...exportNames,
  ...worldFunctions(names).map(({ linkName }) => linkName),
];

/** What a text declares: what the world adds, without one the contract and the fixed set. */
const surfacesOf = (world: WorldName | undefined): readonly Surface[] =>
  world === undefined ? [contract, ...fixedSurfaces] : [worlds[world]];

/** Text of `sigil.h`; of `sigil_heap.h` for the world `heap`. */
export const cHeader = (world?: WorldName): string =>
  world === undefined
    ? renderCHeader(surfacesOf(world), trapKindCases)
    : renderWorldHeader(worlds[world], blockKindCases);

/** The imports of the contract and the fixed set as WAT, or of what a world adds. */
export const watImports = (world?: WorldName): string => renderWatImports(surfacesOf(world));

/** Text of `std.si`, or of what a world adds. */
export const siliconExterns = (world?: WorldName): string => renderSilicon(surfacesOf(world));
