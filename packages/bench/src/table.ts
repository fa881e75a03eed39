/** A result as text for a person. */
import { meanRatio, type Result, type Row } from './result.js';

/** Before a figure: rounds disagree so that another run may differ by more than 10 %. */
export const UNSTEADY = '~';

export function table(result: Result): string {
  const { peer, contenders, absent, rows, rounds, origin } = result;
  const others = contenders.map(({ name }) => name).filter((name) => name !== peer);
  const head = ['case', 'one operation', `${peer} ns`, ...others.map((name) => `${name} / ${peer}`)];
  const names = [...new Set(rows.map((row) => row.case))];
  const find = (name: string, contender: string): Row =>
    rows.find((row) => row.case === name && row.contender === contender)!;
  const body = names.map((name) => {
    const own = find(name, peer);
    return [name, own.unit, mark(own, nanoseconds(own)), ...others.map((other) => ratioCell(find(name, other)))];
  });
  const groups = [...new Set(rows.map(({ group }) => group))];
  const means = groups.map((group) => [
    `mean ${group}`,
    'geometric',
    '',
    ...others.map((other) => `${meanRatio(result, other, group).toFixed(2)}x`),
  ]);
  return [
    align([head, ...body, ...means], 2),
    '',
    `Median of ${rounds} interleaved rounds, CPU time; below 1x is faster than ${peer}.`,
    ...(rows.some(({ isSteady }) => !isSteady)
      ? [`${UNSTEADY} Rounds disagree so that another run may differ by more than 10 %: take that line with care.`]
      : []),
    ...contenders.map(({ name, what, version }) => `${name}: ${what} (${version})`),
    ...absent.map(({ name, reason }) => `${name}: absent: ${reason}`),
    `${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}`,
  ].join('\n');
}

export function nanoseconds({ nanoseconds: value }: { readonly nanoseconds: number }): string {
  return value >= 1000 ? value.toFixed(0) : value.toFixed(value >= 100 ? 1 : 2);
}

const ratioCell = (row: Row): string => mark(row, `${row.ratio.toFixed(2)}x`);

export const mark = ({ isSteady }: { readonly isSteady: boolean }, text: string): string =>
  isSteady ? text : `${UNSTEADY}${text}`;

/** The first columns to the left, numbers to the right. */
export function align(rows: readonly (readonly string[])[], leftColumns = 1): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (cell: string, column: number) =>
    column < leftColumns ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  return rows.map((row) => row.map(pad).join('  ')).join('\n');
}

export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
