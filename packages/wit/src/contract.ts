/** The contract as the other packages see it: typed from the generated constant, rendered on demand. */
import { contract as contractSurface, fixedSurfaces, trapKindCases } from './generated/contract.js';
import { renderCHeader } from './render/c-header.js';
import { renderSilicon } from './render/silicon.js';
import { renderWatImports } from './render/wat-imports.js';
import type { ContractFunction } from './surface.js';

/** The seven of `sigil:allocator@0.1.0`, as literal types. */
export const contract = contractSurface;

/** What every conformer exports beside them. */
export const fixedSet: { readonly functions: readonly ContractFunction[] } = {
  functions: fixedSurfaces.flatMap((surface): readonly ContractFunction[] => surface.functions),
};

type Literal = (typeof contract)['functions'][number] | (typeof fixedSurfaces)[number]['functions'][number];

/** `sigil_alloc`, … */
export type LinkName = Literal['linkName'];

/** The literal type of one function of the contract or the fixed set. */
export type FunctionOf<Name extends LinkName> = Extract<Literal, { linkName: Name }>;

/** The seven and the fixed set, in the order of the WIT. */
export const conformerFunctions: readonly ContractFunction[] = [...contract.functions, ...fixedSet.functions];

export const PAGE_BYTES = 65_536;

/** Pages of a full 32-bit address space. */
export const MAX_PAGES = 65_536;

/** Start of the heap of a stand-alone conformer, and of an archive beside no data. */
export const DEFAULT_HEAP_BASE = 1024;

export const MEMORY_EXPORT = 'memory';

/** All that a conformer exports, as wasm and natively. */
export const exportNames: readonly string[] = [MEMORY_EXPORT, ...conformerFunctions.map(({ linkName }) => linkName)];

const surfaces = [contract, ...fixedSurfaces];

/** Text of `sigil.h`. */
export const cHeader = (): string => renderCHeader(surfaces, trapKindCases);

/** The imports of the contract and the fixed set as WAT. */
export const watImports = (): string => renderWatImports(surfaces);

/** Text of `std.si`. */
export const siliconExterns = (): string => renderSilicon(surfaces);
