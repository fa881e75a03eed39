/** Reads the package's own `.wit` files into what everything derives from. Build time only: a user gets `generated/`. */
import { ContractError } from '../errors.js';
import { readWit } from '../reader.js';
import { packageId, refuseSharedLinkNames, type Surface, surfaceOf } from '../surface.js';
import type { WitEnumCase, WitPackage } from '../syntax.js';
import { nestedPackage, witText } from '../texts.js';

/** The `.wit` files, each with the world that conformers export. */
export const SOURCES = {
  contract: { file: 'allocator.wit', world: 'allocator' },
  canonical: { file: 'canonical.wit', world: 'canonical' },
  diagnostics: { file: 'diagnostics.wit', world: 'diagnostics' },
} as const;

/** What a conformer may offer beyond the contract. Each of these worlds includes the contract's. */
export const WORLD_SOURCES = [
  { file: 'heap.wit', world: 'heap' },
  { file: 'statistics.wit', world: 'statistics' },
  { file: 'inspection.wit', world: 'inspection' },
  { file: 'managed.wit', world: 'managed' },
  { file: 'leaks.wit', world: 'leaks' },
  { file: 'asc.wit', world: 'asc' },
  { file: 'asc.wit', world: 'asc-stub' },
] as const;

type FurtherWorld = (typeof WORLD_SOURCES)[number]['world'];

export interface Derivation {
  /** the seven of section 1 */
  readonly contract: Surface;
  /** what every conformer exports beside them */
  readonly fixed: readonly Surface[];
  /** what a conformer may offer beyond, without the contract that each world includes */
  readonly worlds: Readonly<Record<FurtherWorld, Surface>>;
  /** in the order of their numbers, `none` first */
  readonly trapKinds: readonly WitEnumCase[];
  /** in the order of their numbers, `none` first */
  readonly blockKinds: readonly WitEnumCase[];
}

/** A further package and the contract's behind it, as one text that stands on its own. */
export const witTextWithContract = (file: string): string =>
  `${witText(file)}\n${nestedPackage(witText(SOURCES.contract.file))}`;

/** @throws WitSyntaxError, ContractError */
export function deriveContract(text: (file: string) => string = witText): Derivation {
  const read = (source: { file: string }) => readWit(text(source.file), source.file);
  const surface = (source: { file: string; world: string }) => surfaceOf(read(source), source.world);
  const contractPackage = read(SOURCES.contract);
  const contract = surfaceOf(contractPackage, SOURCES.contract.world);
  const fixed = [surface(SOURCES.canonical), surface(SOURCES.diagnostics)];
  const furtherSurfaces = WORLD_SOURCES.map((source) => furtherSurface(read(source), source.world, contractPackage));
  refuseSharedLinkNames(
    [contract, ...fixed, ...furtherSurfaces].flatMap(({ functions, hooks }) => [...functions, ...hooks]),
  );
  return {
    contract,
    fixed,
    worlds: Object.fromEntries(furtherSurfaces.map((further) => [further.world, further])) as Derivation['worlds'],
    trapKinds: kindsOf(read(SOURCES.diagnostics)),
    blockKinds: kindsOf(read({ file: 'inspection.wit' })),
  };
}

/** A world that includes the contract's and exports more. */
function furtherSurface(wit: WitPackage, worldName: string, contract: WitPackage): Surface {
  const included = { package: packageId(contract), item: SOURCES.contract.world };
  const world = wit.worlds.find(({ name }) => name === worldName);
  const isWhole = world?.includes.some((other) => other.package === included.package && other.item === included.item);
  if (!isWhole)
    throw new ContractError(`${packageId(wit)}: world '${worldName}' does not include that of ${included.package}`);
  return surfaceOf(wit, worldName, [contract]);
}

/** Cases of the package's enum `kind`. */
function kindsOf(wit: WitPackage): readonly WitEnumCase[] {
  const cases = wit.interfaces.flatMap(({ enums }) => enums).find(({ name }) => name === 'kind')?.cases;
  if (cases?.[0]?.name === 'none') return cases;
  throw new ContractError(`${wit.namespace}:${wit.name}: enum 'kind' must begin with 'none'`);
}
