/** Growth as text for a person: for each engine and series a row for each number of live blocks. */
import { align, mark, nanoseconds, UNSTEADY } from '../table.js';
import { growthSeries } from './catalogue.js';
import type { GrowthResult, GrowthRow } from './result.js';

const PAGES_OF_A_MIB = 16;

export function growthTable(result: GrowthResult): string {
  const { contenders, absent, rows, rounds, origin } = result;
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  return [
    ...engines.flatMap((engine) => seriesTables(result, engine)),
    `Median of ${rounds} interleaved rounds, CPU time in ns of one malloc or free, over blocks drawn by chance.`,
    'own: what the kernel takes for its own accesses to slot and block, from a control that allocates nothing.',
    'net: the rest, which holds the misses of the cache that the allocator has by itself.',
    'x: over the first line; its net, its own.',
    ...(rows.some(({ isSteady }) => !isSteady)
      ? [`${UNSTEADY} The two halves of the rounds disagree by more than 10 %: take that figure with care.`]
      : []),
    ...contenders.map(({ name, what, version }) => `${name}: ${what} (${version})`),
    ...absent.map(({ name, reason }) => `${name}: absent: ${reason}`),
    `${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}`,
  ].join('\n');
}

function seriesTables({ rows }: GrowthResult, engine: string): string[] {
  const own = rows.filter((row) => row.engine === engine);
  return growthSeries.flatMap(({ name, what }) => {
    const cells = own.filter(({ series }) => series === name);
    return cells.length === 0 ? [] : [`${engine}: blocks of ${what}`, grid(cells), ''];
  });
}

const COLUMNS = ['ns', 'x', 'own', 'net', 'x', 'MiB'] as const;

function grid(rows: readonly GrowthRow[]): string {
  const names = [...new Set(rows.map(({ contender }) => contender))];
  const head = [
    'live blocks',
    ...names.flatMap((name) => COLUMNS.map((column, i) => (i === 0 ? `${name} ns` : column))),
  ];
  const counts = [...new Set(rows.map(({ liveBlocks }) => liveBlocks))];
  const body = counts.map((count) => [
    count.toLocaleString('en'),
    ...names.flatMap((name) => cellsOf(rows, name, count)),
  ]);
  return align([head, ...body]);
}

function cellsOf(rows: readonly GrowthRow[], contender: string, count: number): string[] {
  const line = rows.filter((row) => row.contender === contender);
  const row = line.find(({ liveBlocks }) => liveBlocks === count);
  if (row === undefined) return COLUMNS.map(() => '');
  const [first] = line;
  return [
    mark(row, nanoseconds(row)),
    times(row.nanoseconds, first!.nanoseconds),
    nanoseconds({ nanoseconds: row.controlNanoseconds }),
    nanoseconds({ nanoseconds: row.netNanoseconds }),
    times(row.netNanoseconds, first!.netNanoseconds),
    (row.pages / PAGES_OF_A_MIB).toFixed(0),
  ];
}

const times = (value: number, first: number): string => `${(value / first).toFixed(2)}x`;
