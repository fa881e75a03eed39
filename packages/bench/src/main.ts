/** The command: measures, prints, and turns whatever went wrong into one line and an exit code. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { csv } from './csv.js';
import { UsageError } from './errors.js';
import { assembleField, choosePeer } from './field.js';
import { origin } from './machine.js';
import { parseOptions, USAGE } from './options.js';
import { resultOf } from './result.js';
import { measure } from './rounds.js';
import { table } from './table.js';

const EXIT_FAULT = 1;
const EXIT_USAGE = 2;

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.isHelp) return console.log(USAGE);
  const field = await assembleField(options.contenders);
  const peer = choosePeer(field, options.against);
  const present = field.present.map(({ contender }) => contender);
  const measured = await measure(options.cases, present, options);
  const result = resultOf(measured, field, { origin: await origin(), peer, rounds: options.rounds });
  console.log(options.isJson ? JSON.stringify(result, null, 2) : table(result));
  // npm changes into the package; a file is named from where the person stands.
  if (options.csv !== undefined) await writeFile(resolve(process.env.INIT_CWD ?? '.', options.csv), csv(result));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`bench: ${error.message}\n`);
  if (process.env.SIGIL_DEBUG) console.error(error);
  process.exitCode = error instanceof UsageError ? EXIT_USAGE : EXIT_FAULT;
}
