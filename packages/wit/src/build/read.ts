/** Reads the package's own `.wit` files into what everything derives from. Build time only: a user gets `generated/`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ContractError } from '../errors.js';
import { readWit } from '../reader.js';
import { refuseSharedLinkNames, type Surface, surfaceOf } from '../surface.js';
import type { WitEnumCase } from '../syntax.js';

export const witDirectory = fileURLToPath(new URL('../../wit/', import.meta.url));

/** The `.wit` files, each with the world that conformers export. */
export const SOURCES = {
  contract: { file: 'allocator.wit', world: 'allocator' },
  canonical: { file: 'canonical.wit', world: 'canonical' },
  diagnostics: { file: 'diagnostics.wit', world: 'diagnostics' },
} as const;

export interface Derivation {
  /** the seven of section 1 */
  readonly contract: Surface;
  /** what every conformer exports beside them */
  readonly fixed: readonly Surface[];
  /** in the order of their numbers, `none` first */
  readonly trapKinds: readonly WitEnumCase[];
}

export const witText = (file: string): string => readFileSync(witDirectory + file, 'utf8');

/** @throws WitSyntaxError, ContractError */
export function deriveContract(text: (file: string) => string = witText): Derivation {
  const read = (source: { file: string; world: string }) => readWit(text(source.file), source.file);
  const surface = (source: { file: string; world: string }) => surfaceOf(read(source), source.world);
  const contract = surface(SOURCES.contract);
  const fixed = [surface(SOURCES.canonical), surface(SOURCES.diagnostics)];
  refuseSharedLinkNames([contract, ...fixed].flatMap(({ functions }) => functions));

  const trapKinds = read(SOURCES.diagnostics)
    .interfaces.flatMap(({ enums }) => enums)
    .find(({ name }) => name === 'kind')?.cases;
  if (trapKinds?.[0]?.name !== 'none') throw new ContractError("sigil:diagnostics: enum 'kind' must begin with 'none'");
  return { contract, fixed, trapKinds };
}
