/** The command line of the suite `code`. */
import { type CommonChoices, commonChoices, readArguments, some } from './arguments.js';
import { type Case, cases } from './catalogue.js';
import type { Contender } from './contender.js';
import { contenders } from './contenders/index.js';
import { QUICK_GENERATIONS } from './interleave.js';

export const CODE_USAGE = `Usage: bench code [options]

  --quick               fewer rounds, of half the work
  --rounds N            rounds, 2 to 1000 (default 45, quick 8)
  --cases A,B           only these: ${cases.map(({ kernel }) => kernel.name).join(', ')}
  --contenders A,B      only these: ${contenders.map(({ name }) => name).join(', ')}
  --against NAME        the peer of ratios (default: wasm2c, or the first that is here)
  --json                print JSON instead of the table
  --csv FILE            write the result as CSV as well
  --help`;

export interface BenchOptions extends CommonChoices {
  readonly cases: readonly Case[];
  readonly contenders: readonly Contender[];
  /** share of the catalogue's turns */
  readonly scale: number;
  readonly generations?: number;
}

/** Of the catalogue's turns, half is enough for a first look. */
const QUICK = { scale: 1 / 2, generations: QUICK_GENERATIONS };

/** Throws UsageError for what is not there or out of range. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const values = readArguments(args);
  const chosen = some('--contenders', contenders, ({ name }) => name, values.contenders);
  if (values.against !== undefined) some('--against', chosen, ({ name }) => name, values.against);
  return {
    cases: some('--cases', cases, ({ kernel }) => kernel.name, values.cases),
    contenders: chosen,
    ...(values.quick ? QUICK : { scale: 1 }),
    ...commonChoices(values),
  };
}
