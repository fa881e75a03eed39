/** What is shown of a comparison, as rows of cells: cases down, contenders across. For the terminal and for pages. */
import { mark, nanoseconds } from '../table.js';
import { goalCells } from './goals.js';
import type { NativeRow } from './result.js';

/** A row of the result, or a line of its CSV. */
export type Shown = Pick<
  NativeRow,
  | 'case'
  | 'contender'
  | 'nanoseconds'
  | 'ratio'
  | 'isSteady'
  | 'peakBytes'
  | 'liveBytes'
  | 'longestNanoseconds'
  | 'instructions'
>;

export interface Grid {
  readonly title: string;
  readonly cells: readonly (readonly string[])[];
}

/** Less than that is lost in what a process touches anyway. */
const LEAST_LIVE_BYTES = 1 << 18;

export function gridsOf(rows: readonly Shown[], peer: string): readonly Grid[] {
  const names = [...new Set(rows.map(({ contender }) => contender))];
  const held = rows.filter(({ liveBytes }) => liveBytes !== null && liveBytes >= LEAST_LIVE_BYTES);
  const timed = rows.filter(({ longestNanoseconds }) => longestNanoseconds !== null);
  const counted = rows.filter(({ instructions }) => instructions !== null);
  return [
    { title: `ns of one operation, and over ${peer}`, cells: grid(rows, names, timeCell) },
    { title: 'memory at the worst over what was asked for and not yet freed', cells: grid(held, names, memoryCell) },
    { title: 'longest single call in µs, the least of all rounds', cells: grid(timed, names, longestCell) },
    { title: 'instructions of one operation', cells: grid(counted, names, instructionsCell) },
    { title: 'goals', cells: [['', 'measured', 'goal', ''], ...goalCells(rows)] },
  ].filter(({ cells }) => cells.length > 1);
}

/** A row per case, and a column for each who has a cell in it. */
function grid(
  rows: readonly Shown[],
  names: readonly string[],
  cellOf: (row: Shown) => string,
): readonly (readonly string[])[] {
  const shown = names.filter((name) => rows.some(({ contender }) => contender === name));
  const body = [...new Set(rows.map((row) => row.case))].map((name) => {
    const own = shown.map((contender) => rows.find((row) => row.case === name && row.contender === contender));
    return [name, ...own.map((row) => (row === undefined ? '' : cellOf(row)))];
  });
  return [['case', ...shown], ...body];
}

function timeCell(row: Shown): string {
  const times = row.ratio === null ? '' : ` (${row.ratio.toFixed(2)}x)`;
  return mark(row, `${nanoseconds(row)}${times}`);
}

const memoryCell = ({ peakBytes, liveBytes }: Shown): string => `${(peakBytes / liveBytes!).toFixed(2)}x`;

const longestCell = ({ longestNanoseconds }: Shown): string => (longestNanoseconds! / 1000).toFixed(1);

const instructionsCell = ({ instructions }: Shown): string => instructions!.toFixed(1);
