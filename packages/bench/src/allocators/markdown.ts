/** A CSV of a comparison as tables in Markdown: what a page shows of results is made from the file that holds them. */
import { readCsv } from '../csv.js';
import { markdownRow, nanoseconds, UNSTEADY } from '../table.js';
import type { HEAP_COLUMNS } from './csv.js';
import { LEAST_LIVE_BYTES } from './table.js';

type Column = (typeof HEAP_COLUMNS)[number];
type Line = Readonly<Record<Column, string>>;

export function markdown(csv: string): string {
  const lines = readCsv<Column>(csv);
  const engines = distinct(lines, 'engine');
  const origin = lines[0]!;
  return [
    ...engines.flatMap((engine) => [`**${engine}**: ns, and over ${origin.peer}'s`, '', times(lines, engine), '']),
    ...engines.flatMap((engine) => longest(lines, engine)),
    '**Pages of heap after it, where much is live over live bytes, and bytes of code**',
    '',
    memory(lines.filter((line) => line.engine === engines[0])),
    '',
    `${origin.rounds} rounds; ${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}, ${origin.date}.`,
    ...(lines.some(({ steady }) => steady === 'false')
      ? [`\`${UNSTEADY}\`: rounds disagree so that another run may differ by more than 10 %.`]
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
  return `${grid(lines, names, pagesCell)}\n${markdownRow(['code bytes', ...code])}`;
}

function pagesCell({ pages, live_bytes, heap_over_live }: Line): string {
  const isMuch = Number(live_bytes) >= LEAST_LIVE_BYTES;
  return isMuch ? `${pages} (${Number(heap_over_live).toFixed(2)}x)` : pages;
}

function longest(lines: readonly Line[], engine: string): string[] {
  const own = lines.filter((line) => line.engine === engine && line.longest_us !== '');
  if (own.length === 0) return [];
  const cells = grid(own, distinct(own, 'contender'), ({ longest_us }) => Number(longest_us).toFixed(1));
  return [`**${engine}**: longest turn of a free and a malloc in µs`, '', cells, ''];
}

/** A row per case, a column per contender. */
function grid(lines: readonly Line[], names: readonly string[], cellOf: (line: Line) => string): string {
  const rows = distinct(lines, 'case').map((name) => {
    const cells = names.map((other) => lines.find((line) => line.case === name && line.contender === other));
    return [name, ...cells.map((line) => (line === undefined ? '' : cellOf(line)))];
  });
  return [['case', ...names], ['---', ...names.map(() => '--:')], ...rows].map(markdownRow).join('\n');
}
