/**
 * `npm run start -w @sigil-alloc/bench`: from the import of a conformer's door to its first block, in fresh processes of this
 * Node; and the whole processes, against one that does nothing. Rounds are interleaved. Milliseconds of wall clock; with
 * `-- --csv FOLDER` as `start.csv` as well.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { csvText, FROM_COLUMNS, fromCells } from '../csv.js';
import { origin } from '../machine.js';
import { median } from '../statistics.js';

const ROUNDS = 31;
const CONFORMERS = ['bump', 'tlsf-rc'];
const COLUMNS = [...FROM_COLUMNS, 'case', 'contender', 'median_ms', 'least_ms', 'most_ms'];

const { csv } = parseArgs({ options: { csv: { type: 'string' } } }).values;

const script = (name: string): string => fileURLToPath(new URL(`${name}.js`, import.meta.url));

interface Timed {
  readonly process: number;
  readonly told: string;
}

function timed(name: string, ...args: readonly string[]): Timed {
  const before = performance.now();
  const told = execFileSync(process.execPath, [script(name), ...args], { encoding: 'utf8' });
  return { process: performance.now() - before, told };
}

interface Row {
  readonly what: string;
  readonly contender: string;
  readonly times: number[];
}

const rows: Row[] = [];

function note(what: string, contender: string, milliseconds: number): void {
  const known = rows.find((row) => row.what === what && row.contender === contender);
  if (known === undefined) rows.push({ what, contender, times: [milliseconds] });
  else known.times.push(milliseconds);
}

for (let round = 0; round < ROUNDS; round++) {
  note('process', 'empty', timed('empty').process);
  for (const conformer of CONFORMERS) {
    const { process: whole, told } = timed('probe', import.meta.resolve(`@sigil-alloc/${conformer}`));
    const inside = JSON.parse(told) as { readonly import: number; readonly total: number };
    note('import', conformer, inside.import);
    note('first-block', conformer, inside.total);
    note('process', conformer, whole);
  }
}

const figures = ({ times }: Row): string[] =>
  [median(times), Math.min(...times), Math.max(...times)].map((milliseconds) => milliseconds.toFixed(1));
const from = await origin();
console.log(`${from.machine}; Node ${from.node}; commit ${from.commit}; ${ROUNDS} rounds; ms: median, least, most\n`);
for (const row of rows) {
  const [what, contender] = [row.what.padEnd(14), row.contender.padEnd(10)];
  console.log(
    `${what}${contender}${figures(row)
      .map((figure) => figure.padStart(8))
      .join('')}`,
  );
}
if (csv !== undefined) {
  const lines = rows.map((row) => [
    ...fromCells(from, `node ${from.node}`, ROUNDS),
    row.what,
    row.contender,
    ...figures(row),
  ]);
  writeFileSync(join(csv, 'start.csv'), csvText([COLUMNS, ...lines]));
}
