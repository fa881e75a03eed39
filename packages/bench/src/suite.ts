/** What a suite is to the command: a name, options, something that takes its time, and three forms of what came out. */
import type { CommonChoices } from './arguments.js';

export interface Forms {
  /** of the result, for `--json` */
  readonly json: object;
  readonly table: string;
  readonly csv: string;
  /** by what they hold, further CSV that lie beside it */
  readonly further?: Readonly<Record<string, string>>;
}

export interface Planned {
  readonly choices: CommonChoices;
  /** @throws MissingToolError where nothing of the suite can run here */
  measure(): Promise<Forms>;
}

export interface Suite {
  readonly name: string;
  /** what it compares, in a few words */
  readonly what: string;
  readonly usage: string;
  /** takes `--engines` */
  readonly hasEngines: boolean;
  /** @throws UsageError for options that are not there or out of range */
  plan(args: readonly string[]): Planned;
}

interface Parts<Options extends CommonChoices, Result extends object> {
  readonly name: string;
  readonly what: string;
  readonly usage: string;
  readonly hasEngines: boolean;
  readonly parse: (args: readonly string[]) => Options;
  readonly compare: (options: Options) => Promise<Result>;
  readonly table: (result: Result) => string;
  readonly csv: (result: Result) => string;
  readonly further?: Readonly<Record<string, (result: Result) => string>>;
}

export const defineSuite = <Options extends CommonChoices, Result extends object>({
  parse,
  compare,
  table,
  csv,
  further = {},
  ...about
}: Parts<Options, Result>): Suite => ({
  ...about,
  plan: (args) => {
    const choices = parse(args);
    return {
      choices,
      measure: async () => {
        const result = await compare(choices);
        const others = Object.entries(further).map(([name, textOf]) => [name, textOf(result)] as const);
        return { json: result, table: table(result), csv: csv(result), further: Object.fromEntries(others) };
      },
    };
  },
});
