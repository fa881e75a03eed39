/** A CSV of traces as tables in Markdown. */
import { readCsv } from '../csv.js';
import { markdownRow, UNSTEADY } from '../table.js';
import type { TRACES_COLUMNS } from './csv.js';
import { gridsOf, type Shown } from './grids.js';

type Line = Readonly<Record<(typeof TRACES_COLUMNS)[number], string>>;

export function tracesMarkdown(csv: string): string {
  const lines = readCsv<(typeof TRACES_COLUMNS)[number]>(csv);
  const { rounds, machine, binaryen, commit, date } = lines[0]!;
  return [
    ...gridsOf(lines.map(shown)).flatMap(({ title, cells: [head, ...rows] }) => [
      `**${title}**`,
      '',
      ...[head!, head!.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map(markdownRow),
      '',
    ]),
    `${rounds} rounds; ${machine}; Binaryen ${binaryen}; commit ${commit}, ${date}.`,
    ...(lines.some(({ steady }) => steady === 'false')
      ? [`\`${UNSTEADY}\`: rounds disagree so that another run may differ by more than 10 %.`]
      : []),
  ].join('\n');
}

const numberOrNull = (cell: string): number | null => (cell === '' ? null : Number(cell));

const shown = (line: Line): Shown => ({
  engine: line.engine,
  case: line.case,
  contender: line.contender,
  nanoseconds: Number(line.ns_per_operation),
  peer: line.peer,
  ratio: Number(line.ratio),
  isSteady: line.steady === 'true',
  pages: numberOrNull(line.pages),
  peakLiveBytes: Number(line.peak_live_bytes),
  peakMemoryBytes: numberOrNull(line.peak_memory_bytes),
  longestNanoseconds: numberOrNull(line.worst_ns),
});
