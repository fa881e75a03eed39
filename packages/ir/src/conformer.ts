/** What a conformer is to the builder: a name, answers, and an implementation of every function the contract asks for. */
import type { Answers, LinkName } from '@sigil-alloc/wit';
import { failedSizeFunction, trapKindFunction } from './diagnostics.js';
import type { Callable, Implementation, Params } from './fn.js';
import type { ResultKind } from './kinds.js';
import type { AssembleOptions } from './options.js';

/** The same for every conformer, so the builder brings them. */
const SHARED = { sigil_trap_kind: trapKindFunction, sigil_failed_size: failedSizeFunction };

type OwnName = Exclude<LinkName, keyof typeof SHARED>;

/** Each function that a conformer writes itself; a missing one does not compile. */
export type Surface = { readonly [N in OwnName]: Implementation<N> };

/** The options of a build that change the answers. */
export type AnswersOptions = Pick<AssembleOptions, 'build' | 'heapBase' | 'alignmentBytes'>;

export interface Conformer {
  readonly name: string;
  readonly surface: Surface;
  /** every numbered invariant re-derived, for audit builds; traps with `heap-corruption` */
  readonly health: Callable<Record<never, never>, 'none'>;
  /** alignments on offer, the default first */
  readonly alignments: readonly number[];
  /** what the conformer answers for a build; without options, for the default one */
  answers(options?: AnswersOptions): Answers;
}

/** Whether the builder brings the function: reading the record of a trap neither needs a healthy heap nor changes one. */
export const isShared = (linkName: string): boolean => linkName in SHARED;

/** Link name -> implementation, complete. */
export const implementationsOf = ({ surface }: Conformer): ReadonlyMap<string, Callable<Params, ResultKind>> =>
  new Map(Object.entries({ ...surface, ...SHARED })) as unknown as ReadonlyMap<string, Callable<Params, ResultKind>>;
