/** A result as CSV: one line per case and contender, each with all that tells where it is from. */
import type { Origin } from './machine.js';
import type { Result } from './result.js';

const HEAD = [
  'date',
  'commit',
  'machine',
  'node',
  'binaryen',
  'rounds',
  'group',
  'case',
  'unit',
  'contender',
  'version',
  'ns_per_operation',
  'peer',
  'ratio',
  'steady',
  'checksum',
];

export function csv({ origin, peer, rounds, rows }: Result): string {
  const lines = rows.map((row) => [
    origin.date,
    origin.commit,
    origin.machine,
    origin.node,
    origin.binaryen,
    rounds,
    row.group,
    row.case,
    row.unit,
    row.contender,
    row.version,
    row.nanoseconds.toPrecision(5),
    peer,
    row.ratio.toFixed(4),
    row.isSteady,
    row.checksum,
  ]);
  return csvText([HEAD, ...lines]);
}

/** Where a line is from: the same columns in every suite that has engines. */
export const FROM_COLUMNS = ['date', 'commit', 'machine', 'engine', 'binaryen', 'rounds'] as const;
export const fromCells = ({ date, commit, machine, binaryen }: Origin, engine: string, rounds: number): Cell[] => [
  date,
  commit,
  machine,
  engine,
  binaryen,
  rounds,
];

type Cell = string | number | boolean;

export const csvText = (lines: readonly (readonly Cell[])[]): string =>
  lines.map((line) => `${line.map((cell) => quoted(String(cell))).join(',')}\n`).join('');

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The lines of a CSV of ours, by the names of its columns. No cell of ours has a line end in it. */
export function readCsv<Column extends string>(text: string): Readonly<Record<Column, string>>[] {
  const [head, ...lines] = text.trimEnd().split('\n').map(cellsOf);
  return lines.map(
    (cells) => Object.fromEntries(head!.map((column, i) => [column, cells[i]!])) as Record<Column, string>,
  );
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
  );
}
