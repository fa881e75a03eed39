/**
 * `npm run start -w @sigil-alloc/bench`: from the import of a conformer's door to its first block, in fresh processes of this
 * Node; and the whole processes, against one that does nothing. Rounds are interleaved. Milliseconds of wall clock.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { origin } from '../machine.js';
import { median } from '../statistics.js';

const ROUNDS = 31;
const DOORS = ['@sigil-alloc/bump', '@sigil-alloc/tlsf-rc'];

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

const rows = new Map<string, number[]>();
const note = (row: string, milliseconds: number) => rows.set(row, [...(rows.get(row) ?? []), milliseconds]);

for (let round = 0; round < ROUNDS; round++) {
  note('a process that does nothing', timed('empty').process);
  for (const door of DOORS) {
    const { process: whole, told } = timed('probe', import.meta.resolve(door));
    const inside = JSON.parse(told) as { readonly import: number; readonly total: number };
    note(`${door}: import`, inside.import);
    note(`${door}: import to first block`, inside.total);
    note(`${door}: the process`, whole);
  }
}

const figure = (milliseconds: number): string => milliseconds.toFixed(1).padStart(8);
const { machine, node, commit } = await origin();
console.log(`${machine}; Node ${node}; commit ${commit}; ${ROUNDS} rounds; ms: median, least, most\n`);
for (const [row, times] of rows)
  console.log(`${row.padEnd(46)}${[median(times), Math.min(...times), Math.max(...times)].map(figure).join('')}`);
