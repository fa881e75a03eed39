/** The functions of the further worlds: which a subject has, and which an op calls. */
import { type ContractFunction, type WorldName, worldFunctions, worldNames, worldOf, worlds } from '@sigil-alloc/wit';
import type { FigureName } from './further-op.js';
import type { Op } from './op.js';
import type { Subject } from './subject.js';

/** The further worlds that the suite knows, in the order of the WIT. */
export const judgedWorlds: readonly WorldName[] = [...worldNames, 'managed'];

/** Every function of theirs, in the order of the WIT. */
export const furtherFunctions: readonly ContractFunction[] = worldFunctions(judgedWorlds);

/** Link names of what a subject has beyond the contract and the fixed set. */
export type Functions = ReadonlySet<string>;

export const NO_FUNCTIONS: Functions = new Set();

/** `functions` is left out by a subject that has none. */
export const functionsOf = ({ functions }: Subject): Functions => functions ?? NO_FUNCTIONS;

/** What a subject has that offers these worlds whole, of those that the suite knows. */
export const functionsOfWorlds = (names: readonly WorldName[]): Functions =>
  new Set(worldFunctions(names.filter((name) => judgedWorlds.includes(name))).map(({ linkName }) => linkName));

export const figureNames: readonly FigureName[] = worlds.statistics.functions.map(({ name }) => name);

const LINK_NAME = new Map([
  ...furtherFunctions.map(({ name, linkName }) => [name, linkName] as const),
  ['link', 'sigil_release'],
]);

/** The further function that an op calls; undefined for ops that every subject understands. */
export const functionOf = (op: Op): string | undefined => LINK_NAME.get(op.op === 'figure' ? op.figure : op.op);

/** Why a law that needs these functions does not apply to who has those; undefined if it does. */
export function whyLacking(needs: readonly string[], functions: Functions): string | undefined {
  const missing = needs.filter((linkName) => !functions.has(linkName));
  if (missing.length === 0) return undefined;
  const worldsMissed = judgedWorlds.filter((world) => missing.some((linkName) => worldOf(linkName) === world));
  const isOffered = (world: WorldName): boolean => [...functions].some((linkName) => worldOf(linkName) === world);
  return worldsMissed.some(isOffered)
    ? `the conformer does not export ${missing.join(', ')}`
    : `the conformer does not offer ${worldsMissed.map((world) => `sigil:${world}`).join(' and ')}`;
}
