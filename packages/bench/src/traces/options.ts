/** The command line of the suite `traces`. */
import type { Allocator } from '../allocators/allocator.js';
import { type Engine, enginesOf, SELF } from '../allocators/engines.js';
import { allocators } from '../allocators/field/index.js';
import { type CommonChoices, commonChoices, readArguments, some } from '../arguments.js';
import { UsageError } from '../errors.js';
import { QUICK_GENERATIONS } from '../interleave.js';
import type { NativeContender } from '../native/contender.js';
import { traceNames } from './catalogue.js';
import { replayingContenders } from './native.js';
import type { TimesOptions } from './times.js';

/** A replay of `perl` with it ends out of bounds; asc 0.28's replays all. */
const FAILING = ['assemblyscript-0.9'];

/** Those in wasm that every trace can be replayed with. */
export const replayingAllocators: readonly Allocator[] = allocators.filter(
  ({ name, lacks }) =>
    lacks.free === undefined && lacks.realloc === undefined && lacks.size === undefined && !FAILING.includes(name),
);

const PLACES = ['wasm', 'native'] as const;
export type Place = (typeof PLACES)[number];

const ROUNDS = { full: 15, quick: 2 };
type Extent = Pick<TracesOptions, 'scale' | 'generations' | 'replaysForLongest'>;
const FULL: Extent = { scale: 1, replaysForLongest: 5 };
const QUICK: Extent = { scale: 1 / 4, generations: QUICK_GENERATIONS, replaysForLongest: 0 };
/** A first look is at those that goals are about. */
const QUICK_CONTENDERS = ['tlsf-rc', 'dlmalloc', 'glibc', 'mimalloc'];

const contenderNames = [...new Set([...replayingAllocators, ...replayingContenders].map(({ name }) => name))];

export const TRACES_USAGE = `Usage: bench traces [options]

  --quick               fewer rounds and turns, no longest calls, and only ${QUICK_CONTENDERS.join(', ')}
  --rounds N            rounds, 2 to 1000 (default ${ROUNDS.full}, quick ${ROUNDS.quick})
  --cases A,B           only these: ${traceNames.join(', ')}
  --contenders A,B      only these: ${contenderNames.join(', ')}
  --against NAME        the peer of ratios where it takes part (default: dlmalloc in wasm, glibc natively)
  --places A,B          wasm, native (default: both)
  --engines A,B         for wasm: self (this Node; the default), a release such as 24 (npx fetches it), paths of Node
  --json                print JSON instead of the table
  --csv FILE.csv        write the result as CSV as well, and memory over time beside it, as FILE-footprint.csv
  --help`;

export interface TracesOptions extends CommonChoices, TimesOptions {
  readonly cases: readonly string[];
  readonly allocators: readonly Allocator[];
  readonly natives: readonly NativeContender[];
  readonly engines: readonly Engine[];
  /** 0: the longest call is not looked for */
  readonly replaysForLongest: number;
}

/** Throws UsageError for what is not there or out of range. */
export function parseTracesOptions(args: readonly string[]): TracesOptions {
  const values = readArguments(args, ['engines', 'places']);
  const usual = values.quick ? QUICK_CONTENDERS.join(',') : undefined;
  const chosen = some('--contenders', contenderNames, (name) => name, values.contenders ?? usual);
  if (values.against !== undefined) some('--against', chosen, (name) => name, values.against);
  const places = some('--places', PLACES, (name) => name, values.places);
  const at = <Item extends { readonly name: string }>(place: Place, all: readonly Item[]): readonly Item[] =>
    places.includes(place) ? all.filter(({ name }) => chosen.includes(name)) : [];
  const [own, natives] = [at('wasm', replayingAllocators), at('native', replayingContenders)];
  if (own.length + natives.length === 0)
    throw new UsageError(`--contenders: none of them runs in ${places.join(', ')}`);
  return {
    cases: some('--cases', traceNames, (name) => name, values.cases),
    allocators: own,
    natives,
    engines: enginesOf(values.engines ?? SELF),
    ...(values.quick ? QUICK : FULL),
    ...commonChoices(values, ROUNDS),
  };
}
