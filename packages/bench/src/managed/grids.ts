/** What is shown of a comparison, as rows of cells: contenders down, kernels across. For the terminal and for pages. */
import { nanoseconds, UNSTEADY } from '../table.js';
import { goalRows } from './goals.js';

/** A row of the result, or a line of its CSV. */
export interface Shown {
  readonly case: string;
  readonly contender: string;
  readonly nanoseconds: number;
  readonly ratio: number | null;
  readonly isSteady: boolean;
  readonly memoryMib: number;
  readonly longestMicroseconds: number | null;
}

export interface Grid {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

const NOTHING = '';
/** Its time is that of a call by which only counting runtimes do anything: there only the longest counts. */
const WITHOUT_TIME = ['drop'];

/** @param lines of one engine */
export function gridsOf(lines: readonly Shown[], peer: string): readonly Grid[] {
  const timed = lines.filter((line) => !WITHOUT_TIME.includes(line.case));
  const stepwise = lines.filter(({ longestMicroseconds }) => longestMicroseconds !== null);
  const grids = [
    { title: `ns of one operation, and over ${peer}`, rows: grid(timed, timeCell) },
    { title: 'MiB at the worst', rows: grid(timed, ({ memoryMib }) => memoryMib.toFixed(1)) },
    { title: 'longest turn in µs', rows: grid(stepwise, longestCell) },
    { title: 'goals', rows: goalRows(lines) },
  ];
  return grids.filter(({ rows }) => rows.length > 1);
}

function timeCell({ nanoseconds: value, ratio, isSteady }: Shown): string {
  const times = ratio === null ? '' : ` (${ratio.toFixed(2)}x)`;
  return `${isSteady ? '' : UNSTEADY}${nanoseconds({ nanoseconds: value })}${times}`;
}

const longestCell = ({ longestMicroseconds }: Shown): string => longestMicroseconds!.toFixed(1);

function grid(lines: readonly Shown[], cellOf: (line: Shown) => string): readonly (readonly string[])[] {
  const [cases, contenders] = [distinct(lines.map((line) => line.case)), distinct(lines.map((line) => line.contender))];
  const rows = contenders.map((contender) => {
    const cells = cases.map((name) => lines.find((line) => line.case === name && line.contender === contender));
    return [contender, ...cells.map((line) => (line === undefined ? NOTHING : cellOf(line)))];
  });
  return [['', ...cases], ...rows];
}

export const distinct = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];
