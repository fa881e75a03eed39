/** The command line of the suite `growth`. */
import type { Allocator } from '../allocators/allocator.js';
import { type Engine, enginesOf, SELF } from '../allocators/engines.js';
import { dlmalloc } from '../allocators/field/dlmalloc.js';
import { emmalloc } from '../allocators/field/emmalloc.js';
import { tlsf } from '../allocators/field/sigil.js';
import { type CommonChoices, commonChoices, readArguments, some } from '../arguments.js';
import { QUICK_GENERATIONS } from '../interleave.js';
import { caseName, type GrowthCase, growthCases, type Series, TURNS } from './catalogue.js';

/** Those that free single blocks and do not double their memory: that would end at 2 GiB. */
export const growthAllocators: readonly Allocator[] = [tlsf, dlmalloc, emmalloc];

const ROUNDS = { full: 12, quick: 4 };
/** Filling and aging take most of the time. */
const GENERATIONS = 2;
/** The most of each series. */
const QUICK_BLOCKS: Readonly<Record<Series['name'], number>> = { small: 0, law: 100_000, large: 1_000 };

export const GROWTH_USAGE = `Usage: bench growth [options]

  --quick               fewer rounds, two series, up to 100,000 blocks
  --rounds N            rounds, 2 to 1000 (default ${ROUNDS.full}, quick ${ROUNDS.quick})
  --cases A,B           only these: ${growthCases.map(caseName).join(', ')}
  --contenders A,B      only these: ${growthAllocators.map(({ name }) => name).join(', ')}
  --against NAME        the peer of ratios (default: dlmalloc, or the first that is here and not ours)
  --engines A,B         self (this Node; the default), a release such as 24 (npx fetches it), paths of Node
  --json                print JSON instead of the table
  --csv FILE            write the result as CSV as well
  --help`;

export interface GrowthOptions extends CommonChoices {
  readonly cases: readonly GrowthCase[];
  readonly allocators: readonly Allocator[];
  readonly engines: readonly Engine[];
  /** of one measurement */
  readonly turns: number;
  readonly generations: number;
}

/** Throws UsageError for what is not there or out of range. */
export function parseGrowthOptions(args: readonly string[]): GrowthOptions {
  const values = readArguments(args, ['engines']);
  const chosen = some('--contenders', growthAllocators, ({ name }) => name, values.contenders);
  if (values.against !== undefined) some('--against', chosen, ({ name }) => name, values.against);
  const usual = values.quick ? growthCases.filter(isQuick) : growthCases;
  return {
    cases: values.cases === undefined ? usual : some('--cases', growthCases, caseName, values.cases),
    allocators: chosen,
    engines: enginesOf(values.engines ?? SELF),
    turns: TURNS,
    generations: values.quick ? QUICK_GENERATIONS : GENERATIONS,
    ...commonChoices(values, ROUNDS),
  };
}

const isQuick = ({ series, count }: GrowthCase): boolean => count <= QUICK_BLOCKS[series.name];
