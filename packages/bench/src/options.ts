/** The command line. */
import { parseArgs } from 'node:util';
import { type Case, cases } from './catalogue.js';
import type { Contender } from './contender.js';
import { contenders } from './contenders/index.js';
import { UsageError } from './errors.js';

export const USAGE = `Usage: npm run bench -- [options]

  --quick               fewer rounds
  --rounds N            rounds, 2 to 1000 (default 45, quick 15)
  --cases A,B           only these: ${cases.map(({ kernel }) => kernel.name).join(', ')}
  --contenders A,B      only these: ${contenders.map(({ name }) => name).join(', ')}
  --against NAME        the peer of ratios (default: wasm2c, or the first that is here)
  --json                print JSON instead of the table
  --csv FILE            write the result as CSV as well
  --help`;

const ROUNDS = 45;
const QUICK_ROUNDS = 15;
const MOST_ROUNDS = 1000;

export interface BenchOptions {
  readonly cases: readonly Case[];
  readonly contenders: readonly Contender[];
  readonly rounds: number;
  readonly against: string | undefined;
  readonly isJson: boolean;
  readonly csv: string | undefined;
  readonly isHelp: boolean;
}

/** Throws UsageError for what is not there or out of range. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const values = read(args);
  const chosen = some('--contenders', contenders, ({ name }) => name, values.contenders);
  if (values.against !== undefined) some('--against', chosen, ({ name }) => name, values.against);
  return {
    cases: some('--cases', cases, ({ kernel }) => kernel.name, values.cases),
    contenders: chosen,
    rounds: values.rounds === undefined ? (values.quick ? QUICK_ROUNDS : ROUNDS) : wholeRounds(values.rounds),
    against: values.against,
    isJson: values.json ?? false,
    csv: values.csv,
    isHelp: values.help ?? false,
  };
}

function read(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean' },
        rounds: { type: 'string' },
        cases: { type: 'string' },
        contenders: { type: 'string' },
        against: { type: 'string' },
        json: { type: 'boolean' },
        csv: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function some<Item>(
  option: string,
  all: readonly Item[],
  nameOf: (item: Item) => string,
  asked?: string,
): readonly Item[] {
  if (asked === undefined) return all;
  const wanted = asked.split(',');
  for (const name of wanted) {
    if (all.some((item) => nameOf(item) === name)) continue;
    throw new UsageError(`${option} takes some of ${all.map(nameOf).join(', ')}; found ${JSON.stringify(name)}`);
  }
  return all.filter((item) => wanted.includes(nameOf(item)));
}

function wholeRounds(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 2 && value <= MOST_ROUNDS) return value;
  throw new UsageError(`--rounds must be a whole number from 2 to ${MOST_ROUNDS}; found ${JSON.stringify(text)}`);
}
