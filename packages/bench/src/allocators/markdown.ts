/** A CSV of a comparison as tables in Markdown: what a page shows of results is made from the file that holds them. */
import { readCsv } from '../csv.js';
import { markdownRow, nanoseconds, UNSTEADY } from '../table.js';
import type { HEAP_COLUMNS } from './csv.js';

type Column = (typeof HEAP_COLUMNS)[number];
type Line = Readonly<Record<Column, string>>;

export function markdown(csv: string): string {
  const lines = readCsv<Column>(csv);
  const engines = distinct(lines, 'engine');
  const origin = lines[0]!;
  return [
    ...engines.flatMap((engine) => [`**${engine}**: ns, and over ${origin.peer}'s`, '', times(lines, engine), '']),
    '**Pages of heap after it, and bytes of code**',
    '',
    memory(lines.filter((line) => line.engine === engines[0])),
    '',
    `${origin.rounds} rounds; ${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}, ${origin.date}.`,
    ...(lines.some(({ steady }) => steady === 'false')
      ? [`\`${UNSTEADY}\`: the two halves of the rounds disagree by more than 10 %.`]
      : []),
  ].join('\n');
}

const distinct = (lines: readonly Line[], column: Column): string[] => [...new Set(lines.map((line) => line[column]))];

function times(lines: readonly Line[], engine: string): string {
  return grid(
    lines.filter((line) => line.engine === engine),
    distinct(lines, 'contender'),
    ({ ns_per_operation, ratio, steady }) => {
      const ns = nanoseconds({ nanoseconds: Number(ns_per_operation) });
      const times = ratio === '' ? '' : ` (${Number(ratio).toFixed(2)}x)`;
      return `${steady === 'true' ? '' : UNSTEADY}${ns}${times}`;
    },
  );
}

function memory(lines: readonly Line[]): string {
  const names = distinct(lines, 'contender');
  const code = names.map((name) => lines.find(({ contender }) => contender === name)!.code_bytes);
  return `${grid(lines, names, ({ pages }) => pages)}\n${markdownRow(['code bytes', ...code])}`;
}

/** A row per case, a column per contender. */
function grid(lines: readonly Line[], names: readonly string[], cellOf: (line: Line) => string): string {
  const rows = distinct(lines, 'case').map((name) => {
    const cells = names.map((other) => lines.find((line) => line.case === name && line.contender === other));
    return [name, ...cells.map((line) => (line === undefined ? '' : cellOf(line)))];
  });
  return [['case', ...names], ['---', ...names.map(() => '--:')], ...rows].map(markdownRow).join('\n');
}
