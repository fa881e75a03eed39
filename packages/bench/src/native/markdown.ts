/** A CSV of native allocators as tables in Markdown. */
import { readCsv } from '../csv.js';
import { markdownRow, UNSTEADY } from '../table.js';
import type { NATIVE_COLUMNS } from './csv.js';
import { gridsOf, type Shown } from './grids.js';

type Line = Readonly<Record<(typeof NATIVE_COLUMNS)[number], string>>;

export function nativeMarkdown(csv: string): string {
  const lines = readCsv<(typeof NATIVE_COLUMNS)[number]>(csv);
  const { engine, peer, rounds, machine, binaryen, commit, date } = lines[0]!;
  return [
    ...gridsOf(lines.map(shown), peer).flatMap(({ title, cells: [head, ...rows] }) => [
      `**${engine}**: ${title}`,
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
  case: line.case,
  contender: line.contender,
  nanoseconds: Number(line.ns_per_operation),
  ratio: numberOrNull(line.ratio),
  isSteady: line.steady === 'true',
  peakBytes: Number(line.peak_bytes),
  liveBytes: numberOrNull(line.live_bytes),
  longestNanoseconds: numberOrNull(line.worst_ns),
  instructions: numberOrNull(line.instructions),
});
