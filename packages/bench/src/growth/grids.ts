/** What is shown of growth, on a terminal and on a page: a grid for each engine and series. */
import { mark, nanoseconds } from '../table.js';
import { growthSeries } from './catalogue.js';
import type { GrowthRow } from './result.js';

export type Shown = Pick<
  GrowthRow,
  | 'engine'
  | 'series'
  | 'liveBlocks'
  | 'contender'
  | 'nanoseconds'
  | 'controlNanoseconds'
  | 'netNanoseconds'
  | 'isSteady'
  | 'pages'
>;

export interface Grid {
  readonly title: string;
  /** the first is the head */
  readonly rows: readonly (readonly string[])[];
}

export function gridsOf(rows: readonly Shown[]): Grid[] {
  return distinct(rows.map(({ engine }) => engine)).flatMap((engine) =>
    growthSeries.flatMap(({ name, what }) => {
      const own = rows.filter((row) => row.engine === engine && row.series === name);
      return own.length === 0 ? [] : [{ title: `${engine}: blocks of ${what}`, rows: gridOf(own) }];
    }),
  );
}

/** What the columns of a contender are, for the legend. */
export const LEGEND: readonly string[] = [
  'own: of the time, what the kernel takes for its own accesses to slot and block, from a control that allocates nothing.',
  'net: the rest, with what the allocator waits for memory. x: over the first line, of the time and of net. MiB: linear memory, slots included.',
];

const COLUMNS = ['ns', 'x', 'own', 'net', 'x', 'MiB'] as const;
const PAGES_OF_A_MIB = 16;

function gridOf(rows: readonly Shown[]): string[][] {
  const names = distinct(rows.map(({ contender }) => contender));
  const head = [
    'live blocks',
    ...names.flatMap((name) => COLUMNS.map((column, i) => (i === 0 ? `${name} ns` : column))),
  ];
  const body = distinct(rows.map(({ liveBlocks }) => liveBlocks)).map((count) => [
    count.toLocaleString('en'),
    ...names.flatMap((name) => cellsOf(rows, name, count)),
  ]);
  return [head, ...body];
}

function cellsOf(rows: readonly Shown[], contender: string, count: number): string[] {
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

const distinct = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];
