/** The command: measures, prints, and turns whatever went wrong into one line and an exit code. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { compareAllocators } from './allocators/compare.js';
import { allocatorCsv } from './allocators/csv.js';
import { ALLOCATORS_USAGE, parseAllocatorOptions } from './allocators/options.js';
import { allocatorTable } from './allocators/table.js';
import type { CommonChoices } from './arguments.js';
import { csv } from './csv.js';
import { UsageError } from './errors.js';
import { assembleField, choosePeer } from './field.js';
import { origin } from './machine.js';
import { compareManaged } from './managed/compare.js';
import { managedCsv } from './managed/csv.js';
import { MANAGED_USAGE, parseManagedOptions } from './managed/options.js';
import { managedTable } from './managed/table.js';
import { parseOptions, USAGE } from './options.js';
import { resultOf } from './result.js';
import { measure } from './rounds.js';
import { table } from './table.js';

const EXIT_FAULT = 1;
const EXIT_USAGE = 2;

async function native(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  if (options.isHelp) return console.log(USAGE);
  const field = await assembleField(options.contenders);
  const peer = choosePeer(field, options.against);
  const present = field.present.map(({ contender }) => contender);
  const measured = await measure(options.cases, present, options);
  const result = resultOf(measured, field, { origin: await origin(), peer, rounds: options.rounds });
  await tell(options, { json: result, table: table(result), csv: csv(result) });
}

async function allocators(args: readonly string[]): Promise<void> {
  const options = parseAllocatorOptions(args);
  if (options.isHelp) return console.log(ALLOCATORS_USAGE);
  const result = await compareAllocators(options);
  await tell(options, { json: result, table: allocatorTable(result), csv: allocatorCsv(result) });
}

async function managed(args: readonly string[]): Promise<void> {
  const options = parseManagedOptions(args);
  if (options.isHelp) return console.log(MANAGED_USAGE);
  const result = await compareManaged(options);
  await tell(options, { json: result, table: managedTable(result), csv: managedCsv(result) });
}

const suites: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { allocators, managed };

interface Forms {
  readonly json: object;
  readonly table: string;
  readonly csv: string;
}

async function tell({ isJson, csv: file }: CommonChoices, { json, table, csv }: Forms): Promise<void> {
  console.log(isJson ? JSON.stringify(json, null, 2) : table);
  // npm changes into the package; a file is named from where the person stands.
  if (file !== undefined) await writeFile(resolve(process.env.INIT_CWD ?? '.', file), csv);
}

try {
  const [name = '', ...rest] = process.argv.slice(2);
  const suite = suites[name];
  await (suite === undefined ? native(process.argv.slice(2)) : suite(rest));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`bench: ${error.message}\n`);
  if (process.env.SIGIL_DEBUG) console.error(error);
  process.exitCode = error instanceof UsageError ? EXIT_USAGE : EXIT_FAULT;
}
