/** The command line of the suite `native`. */
import { type CommonChoices, commonChoices, readArguments, some } from '../arguments.js';
import { QUICK_GENERATIONS } from '../interleave.js';
import { type NativeKernel, nativeKernels } from './catalogue.js';
import type { CensusOptions } from './census.js';
import type { NativeContender } from './contender.js';
import { nativeContenders } from './field/index.js';

const ROUNDS = { full: 25, quick: 4 };

type Extent = Pick<NativeOptions, 'scale' | 'generations' | 'census'>;

const FULL: Extent = { scale: 1, census: { rounds: 7, scale: 1 / 4 } };
/** Of the catalogue's turns, a sixteenth is enough for a first look. */
const QUICK: Extent = { scale: 1 / 16, generations: QUICK_GENERATIONS, census: { rounds: 1, scale: 1 / 16 } };

/** A first look is without check builds, arenas and objects. */
const QUICK_CONTENDERS = ['tlsf-rc', 'tlsf-rc-linked', 'glibc', 'mimalloc', 'jemalloc', 'tcmalloc', 'boehm'];

export const NATIVE_USAGE = `Usage: bench native [options]

  --quick               fewer rounds, a sixteenth of the turns of each, and without check builds, arenas and objects
  --rounds N            rounds, 2 to 1000 (default ${ROUNDS.full}, quick ${ROUNDS.quick})
  --cases A,B           only these: ${nativeKernels.map(({ name }) => name).join(', ')}
  --contenders A,B      only these: ${nativeContenders.map(({ name }) => name).join(', ')}
  --against NAME        the peer of ratios (default: glibc, or the first that is here and not ours)
  --instructions        count instructions as well, by valgrind; takes some minutes
  --json                print JSON instead of the table
  --csv FILE            write the result as CSV as well
  --help`;

export interface NativeOptions extends CommonChoices {
  readonly kernels: readonly NativeKernel[];
  readonly contenders: readonly NativeContender[];
  /** share of the catalogue's turns */
  readonly scale: number;
  /** times that all processes begin anew */
  readonly generations?: number;
  readonly census: CensusOptions;
  readonly countsInstructions: boolean;
}

const INSTRUCTIONS = '--instructions';

/** Throws UsageError for what is not there or out of range. */
export function parseNativeOptions(args: readonly string[]): NativeOptions {
  const values = readArguments(args.filter((word) => word !== INSTRUCTIONS));
  const usual = values.quick ? QUICK_CONTENDERS.join(',') : undefined;
  const chosen = some('--contenders', nativeContenders, ({ name }) => name, values.contenders ?? usual);
  if (values.against !== undefined) some('--against', chosen, ({ name }) => name, values.against);
  return {
    kernels: some('--cases', nativeKernels, ({ name }) => name, values.cases),
    contenders: chosen,
    ...(values.quick ? QUICK : FULL),
    countsInstructions: args.includes(INSTRUCTIONS),
    ...commonChoices(values, ROUNDS),
  };
}
