/** The command: one suite by name, or all of them; what they found as tables, JSON and CSV. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { type CommonChoices, commonChoices, readArguments } from './arguments.js';
import { SuitesError, UsageError } from './errors.js';
import { beginStage, clearProgress } from './progress.js';
import type { Forms, Planned, Suite } from './suite.js';
import { suites } from './suites.js';

/** What `--json` prints begins so; `results` follows, by suite. The version goes up when a member goes or means something else. */
export const JSON_FORMAT = { format: 'sigil-bench', version: 1 } as const;

const usage = (all: readonly Suite[]): string => `Usage: bench [options]            all suites, one after the other
       bench SUITE [options]      one of them; its own options: bench SUITE --help

${all.map(({ name, what }) => `  ${name.padEnd(20)}  ${what}`).join('\n')}

  --quick               fewer rounds of less work; all suites take less than two minutes
  --rounds N            rounds of each suite, 2 to 1000
  --engines A,B         engines for suites in wasm: self (this Node), a release such as 24, paths of Node
  --json                print JSON instead of tables: format, version, and results by suite
  --csv FOLDER          write the results as CSV as well, a file for each suite
  --help

Examples:
  sigil-alloc bench --quick                                # all suites
  sigil-alloc bench allocators --quick --engines self,24   # on this Node and on a release
  sigil-alloc bench growth --quick --csv growth.csv        # the results as CSV as well`;

/**
 * @param args of the command line, without the command
 * @param all the suites that there are
 * @throws UsageError, MissingToolError, SuitesError when a suite of several fails
 */
export async function bench(args: readonly string[], all: readonly Suite[] = suites): Promise<void> {
  const [name = '', ...rest] = args;
  if (name === '' || name.startsWith('-')) return runAll(args, all);
  const suite = all.find((one) => one.name === name);
  if (suite === undefined)
    throw new UsageError(`no suite ${JSON.stringify(name)}; there are ${all.map((one) => one.name).join(', ')}`);
  await runOne(suite, rest);
}

async function runOne(suite: Suite, args: readonly string[]): Promise<void> {
  const planned = suite.plan(args);
  const { isHelp, isJson, csv } = planned.choices;
  if (isHelp) return console.log(suite.usage);
  const forms = await measured(suite, planned);
  console.log(isJson ? json({ [suite.name]: forms.json }) : forms.table);
  if (csv !== undefined) await writeCsv(fromHere(csv), forms);
}

async function runAll(args: readonly string[], all: readonly Suite[]): Promise<void> {
  const choices = sharedChoices(args);
  if (choices.isHelp) return console.log(usage(all));
  const planned = all.map((suite) => ({ suite, plan: suite.plan(argumentsFor(suite, args)) }));
  if (choices.csv !== undefined) await mkdir(fromHere(choices.csv), { recursive: true });
  const results: Record<string, object> = {};
  const failed: string[] = [];
  for (const { suite, plan } of planned) {
    const forms = await measuredOrTold(suite, plan);
    if (forms === undefined) failed.push(suite.name);
    else if ('absent' in forms) results[suite.name] = forms;
    else {
      results[suite.name] = forms.json;
      if (choices.csv !== undefined) await writeCsv(join(fromHere(choices.csv), `${suite.name}.csv`), forms);
    }
    if (!choices.isJson && forms !== undefined) console.log(`== ${suite.name}: ${suite.what}\n\n${textOf(forms)}\n`);
  }
  if (choices.isJson) console.log(json(results));
  if (failed.length > 0) throw new SuitesError(`no result of ${failed.join(', ')}`);
}

/** Further ones are named after the file: `traces.csv`, `traces-footprint.csv`. */
async function writeCsv(file: string, { csv, further = {} }: Forms): Promise<void> {
  await writeFile(file, csv);
  const stem = file.replace(/\.csv$/, '');
  for (const [name, text] of Object.entries(further)) await writeFile(`${stem}-${name}.csv`, text);
}

/** Nothing of the suite can run here. */
interface Absence {
  readonly absent: string;
}

const textOf = (forms: Forms | Absence): string => ('absent' in forms ? `absent: ${forms.absent}` : forms.table);

/** What a suite found; one that cannot run here says why, and one that fails is told, so that the others still run. */
async function measuredOrTold(suite: Suite, planned: Planned): Promise<Forms | Absence | undefined> {
  try {
    return await measured(suite, planned);
  } catch (error) {
    if (error instanceof MissingToolError) return { absent: error.message };
    process.stderr.write(`bench: ${suite.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

async function measured({ name }: Suite, planned: Planned): Promise<Forms> {
  beginStage(name);
  try {
    return await planned.measure();
  } finally {
    clearProgress();
  }
}

const ONE_SUITE = ['cases', 'contenders', 'against'] as const;

/** @throws UsageError for an option that means something to one suite only */
function sharedChoices(args: readonly string[]): CommonChoices {
  const values = readArguments(args, ['engines']);
  for (const option of ONE_SUITE)
    if (values[option] !== undefined) throw new UsageError(`--${option} is an option of one suite: name it first`);
  return commonChoices(values);
}

/** What the suite understands of what is asked of all. */
function argumentsFor({ hasEngines }: Suite, args: readonly string[]): readonly string[] {
  const { quick, rounds, engines } = readArguments(args, ['engines']);
  return [
    ...(quick ? ['--quick'] : []),
    ...(rounds === undefined ? [] : ['--rounds', rounds]),
    ...(engines === undefined || !hasEngines ? [] : ['--engines', engines]),
  ];
}

const json = (results: object): string => JSON.stringify({ ...JSON_FORMAT, results }, null, 2);

/** npm changes into the package; a file is named from where the person stands. */
const fromHere = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path);
