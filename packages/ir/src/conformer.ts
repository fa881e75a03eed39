/**
 * What a conformer is to the builder: a name, answers, an implementation of every function the contract asks for, and,
 * if it offers more, of every function of a further world.
 */
import {
  type Answers,
  allWorldNames,
  type ContractLinkName,
  type LinkName,
  type WorldLinkName,
  type WorldName,
} from '@sigil-alloc/wit';
import { failedSizeFunction, trapKindFunction } from './diagnostics.js';
import type { Callable, Implementation, Params } from './fn.js';
import type { ResultKind } from './kinds.js';
import type { AssembleOptions } from './options.js';

/** The same for every conformer, so the builder brings them. */
export const SHARED = { sigil_trap_kind: trapKindFunction, sigil_failed_size: failedSizeFunction };

type OwnName = Exclude<ContractLinkName, keyof typeof SHARED>;

/** Each function that a conformer writes itself; a missing one does not compile. */
export type Surface = { readonly [N in OwnName]: Implementation<N> };

/** Each function that a further world adds; a missing one does not compile. */
export type WorldSurface<W extends WorldName> = { readonly [N in WorldLinkName<W>]: Implementation<N> };

/** The options of a build that change the answers. */
export type AnswersOptions = Pick<AssembleOptions, 'build' | 'heapBase' | 'alignmentBytes' | 'worlds'>;

export interface Conformer {
  readonly name: string;
  readonly surface: Surface;
  /** further functions by the world that declares them; a world is there with all of its functions or not at all */
  readonly worlds?: { readonly [W in WorldName]?: WorldSurface<W> };
  /** the worlds that a module of its own exports unless the build says otherwise; none if absent */
  readonly defaultWorlds?: readonly WorldName[];
  /** every numbered invariant re-derived, for audit builds; traps with `heap-corruption` */
  readonly health: Callable<Record<never, never>, 'none'>;
  /** alignments on offer, the default first */
  readonly alignments: readonly number[];
  /** what the conformer answers for a build; without options, for the default one */
  answers(options?: AnswersOptions): Answers;
}

/** What linking needs of a conformer. */
export type Linkable = Omit<Conformer, 'answers'>;

/** The further worlds on offer, in the order of the WIT. */
export const offeredWorlds = ({ worlds = {} }: Pick<Conformer, 'worlds'>): readonly WorldName[] =>
  allWorldNames.filter((world) => worlds[world] !== undefined);

/**
 * What only reads, and so can be asked of a heap whatever its state, and leaves it so. And what a program calls in the
 * middle of a collection, when references are counted otherwise than between calls.
 */
const UNAUDITED: readonly LinkName[] = [
  'sigil_trap_kind',
  'sigil_failed_size',
  'sigil_usable_size',
  'sigil_live_bytes',
  'sigil_live_blocks',
  'sigil_peak_bytes',
  'sigil_free_bytes',
  'sigil_largest_free_bytes',
  'sigil_reserved_bytes',
  'sigil_check_heap',
  'sigil_next_block',
  'sigil_block_kind',
  'sigil_heap_record',
  'sigil_site_of',
  'sigil_next_object',
  'sigil_edges',
  'sigil_visit',
  '__visit',
];

/** Whether the health check of an audit build follows the function. */
export const isAudited = (linkName: string): boolean => !UNAUDITED.some((other) => other === linkName);

/** Link name -> implementation, of the contract and of every world on offer. A runtime's own records of traps come first. */
export const implementationsOf = (
  conformer: Pick<Conformer, 'surface' | 'worlds'>,
): ReadonlyMap<string, Callable<Params, ResultKind>> => {
  const further = offeredWorlds(conformer).map((world) => conformer.worlds?.[world]);
  const all = Object.assign({}, SHARED, conformer.surface, ...further) as Record<string, unknown>;
  return new Map(Object.entries(all)) as unknown as ReadonlyMap<string, Callable<Params, ResultKind>>;
};
