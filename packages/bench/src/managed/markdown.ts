/** A CSV of managed objects as tables in Markdown. */
import { readCsv } from '../csv.js';
import { markdownRow, UNSTEADY } from '../table.js';
import type { MANAGED_COLUMNS } from './csv.js';
import { distinct, gridsOf, type Shown } from './grids.js';

type Column = (typeof MANAGED_COLUMNS)[number];
type Line = Readonly<Record<Column, string>>;

export function managedMarkdown(csv: string): string {
  const lines = readCsv<Column>(csv);
  const { peer, rounds, machine, binaryen, commit, date } = lines[0]!;
  return [
    ...distinct(lines.map(({ engine }) => engine)).flatMap((engine) =>
      tables(
        engine,
        lines.filter((line) => line.engine === engine),
        peer,
      ),
    ),
    `${rounds} rounds; ${machine}; Binaryen ${binaryen}; commit ${commit}, ${date}.`,
    ...(lines.some(({ steady }) => steady === 'false')
      ? [`\`${UNSTEADY}\`: rounds disagree so that another run may differ by more than 10 %.`]
      : []),
  ].join('\n');
}

function tables(engine: string, lines: readonly Line[], peer: string): string[] {
  return gridsOf(lines.map(shown), peer).flatMap(({ title, rows: [head, ...rows] }) => [
    `**${engine}**: ${title}`,
    '',
    ...[head!, head!.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map(markdownRow),
    '',
  ]);
}

const shown = (line: Line): Shown => ({
  case: line.case,
  contender: line.contender,
  nanoseconds: Number(line.ns_per_operation),
  ratio: line.ratio === '' ? null : Number(line.ratio),
  isSteady: line.steady === 'true',
  memoryMib: Number(line.memory_mib),
  longestMicroseconds: line.longest_us === '' ? null : Number(line.longest_us),
});
