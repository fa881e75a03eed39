/** The command line. */
import { type CommonChoices, commonChoices, readArguments, some } from './arguments.js';
import { type Case, cases } from './catalogue.js';
import type { Contender } from './contender.js';
import { contenders } from './contenders/index.js';

export const USAGE = `Usage: npm run bench -- [options]
       npm run bench -- allocators [options]       compares allocators; see there: allocators --help
       npm run bench -- managed [options]          compares managed objects; see there: managed --help

  --quick               fewer rounds
  --rounds N            rounds, 2 to 1000 (default 45, quick 15)
  --cases A,B           only these: ${cases.map(({ kernel }) => kernel.name).join(', ')}
  --contenders A,B      only these: ${contenders.map(({ name }) => name).join(', ')}
  --against NAME        the peer of ratios (default: wasm2c, or the first that is here)
  --json                print JSON instead of the table
  --csv FILE            write the result as CSV as well
  --help`;

export interface BenchOptions extends CommonChoices {
  readonly cases: readonly Case[];
  readonly contenders: readonly Contender[];
}

/** Throws UsageError for what is not there or out of range. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const values = readArguments(args);
  const chosen = some('--contenders', contenders, ({ name }) => name, values.contenders);
  if (values.against !== undefined) some('--against', chosen, ({ name }) => name, values.against);
  return {
    cases: some('--cases', cases, ({ kernel }) => kernel.name, values.cases),
    contenders: chosen,
    ...commonChoices(values),
  };
}
