/** What is shown of a comparison on traces, as rows of cells: traces down, contenders across. For the terminal and for pages. */
import { geometricMean } from '../statistics.js';
import { mark, nanoseconds } from '../table.js';
import { goalCells } from './goals.js';
import type { TraceRow } from './result.js';

/** A row of the result, or a line of its CSV. */
export type Shown = Omit<TraceRow, 'place' | 'checksum'>;

export interface Grid {
  readonly title: string;
  readonly cells: readonly (readonly string[])[];
}

const KIB = 1024;

/** Of each engine time, memory and longest calls, as far as they were taken; then goals. */
export function gridsOf(rows: readonly Shown[]): readonly Grid[] {
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  return [
    ...engines.flatMap((engine) => gridsOfEngine(rows.filter((row) => row.engine === engine))),
    { title: 'goals', cells: [['', 'measured', 'goal', ''], ...goalCells(rows)] },
  ].filter(({ cells }) => cells.length > 1);
}

function gridsOfEngine(rows: readonly Shown[]): Grid[] {
  const { engine, peer } = rows[0]!;
  const remembered = rows.filter(({ peakMemoryBytes }) => peakMemoryBytes !== null);
  const timed = rows.filter(({ longestNanoseconds }) => longestNanoseconds !== null);
  return [
    { title: `${engine}: ns of one operation, and over ${peer}'s`, cells: [...grid(rows, timeCell), means(rows)] },
    {
      title: `${engine}: KiB of memory at the most, and over what lived at the most`,
      cells: grid(remembered, memoryCell),
    },
    { title: `${engine}: the longest call in µs`, cells: grid(timed, longestCell) },
  ];
}

const namesOf = (rows: readonly Shown[]): string[] => [...new Set(rows.map(({ contender }) => contender))];

function grid(rows: readonly Shown[], cellOf: (row: Shown) => string): string[][] {
  const names = namesOf(rows);
  const cases = [...new Set(rows.map((row) => row.case))];
  const cell = (name: string, contender: string): string => {
    const row = rows.find((one) => one.case === name && one.contender === contender);
    return row === undefined ? '' : cellOf(row);
  };
  return [['trace', ...names], ...cases.map((name) => [name, ...names.map((contender) => cell(name, contender))])];
}

const times = (ratio: number): string => `${ratio.toFixed(2)}x`.padStart(5);

const means = (rows: readonly Shown[]): string[] => [
  'geometric mean',
  ...namesOf(rows).map((name) =>
    times(geometricMean(rows.filter(({ contender }) => contender === name).map(({ ratio }) => ratio))),
  ),
];

const timeCell = (row: Shown): string => mark(row, `${nanoseconds(row)} ${times(row.ratio)}`);

const memoryCell = ({ peakMemoryBytes, peakLiveBytes }: Shown): string =>
  `${Math.round(peakMemoryBytes! / KIB)} ${times(peakMemoryBytes! / peakLiveBytes)}`;

const longestCell = ({ longestNanoseconds }: Shown): string => (longestNanoseconds! / 1000).toFixed(1);
