/** What the command lines of all suites have in common. */
import { parseArgs } from 'node:util';
import { UsageError } from './errors.js';

/** Rounds of a suite, unless the command line says how many. */
export interface UsualRounds {
  readonly full: number;
  readonly quick: number;
}

const USUAL_ROUNDS: UsualRounds = { full: 45, quick: 8 };
const MOST_ROUNDS = 1000;

const COMMON_OPTIONS = {
  quick: { type: 'boolean' },
  rounds: { type: 'string' },
  cases: { type: 'string' },
  contenders: { type: 'string' },
  against: { type: 'string' },
  json: { type: 'boolean' },
  csv: { type: 'string' },
  help: { type: 'boolean' },
} as const;

interface Values {
  readonly quick?: boolean;
  readonly rounds?: string;
  readonly cases?: string;
  readonly contenders?: string;
  readonly against?: string;
  readonly json?: boolean;
  readonly csv?: string;
  readonly help?: boolean;
}

/**
 * @param own options of a suite that take a value, beside the common ones
 * @throws UsageError for an option that is not there
 */
export function readArguments<Own extends string = never>(
  args: readonly string[],
  own: readonly Own[] = [],
): Values & { readonly [Name in Own]?: string } {
  const ownOptions = Object.fromEntries(own.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ args: [...args], options: { ...COMMON_OPTIONS, ...ownOptions } });
    return values as Values & { readonly [Name in Own]?: string };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Those of `all` that a list names; all where it is left out. Throws UsageError for a name that is not among them. */
export function some<Item>(
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

export interface CommonChoices {
  readonly isQuick: boolean;
  readonly rounds: number;
  readonly against: string | undefined;
  readonly isJson: boolean;
  readonly csv: string | undefined;
  readonly isHelp: boolean;
}

export const commonChoices = (
  { quick, rounds, against, json, csv, help }: Values,
  usual: UsualRounds = USUAL_ROUNDS,
): CommonChoices => ({
  isQuick: quick ?? false,
  rounds: rounds === undefined ? (quick ? usual.quick : usual.full) : wholeRounds(rounds),
  against,
  isJson: json ?? false,
  csv,
  isHelp: help ?? false,
});

function wholeRounds(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 2 && value <= MOST_ROUNDS) return value;
  throw new UsageError(`--rounds must be a whole number from 2 to ${MOST_ROUNDS}; found ${JSON.stringify(text)}`);
}
