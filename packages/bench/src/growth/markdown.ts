/** A CSV of growth as tables in Markdown. */
import { readCsv } from '../csv.js';
import { markdownRow, UNSTEADY } from '../table.js';
import type { GROWTH_COLUMNS } from './csv.js';
import { gridsOf, LEGEND, type Shown } from './grids.js';
import type { Sizes } from './kernels.js';

type Line = Readonly<Record<(typeof GROWTH_COLUMNS)[number], string>>;

export function growthMarkdown(csv: string): string {
  const lines: readonly Line[] = readCsv(csv);
  const origin = lines[0]!;
  const rows = lines.map(shown);
  return [
    ...gridsOf(rows).flatMap(({ title, rows: [head, ...body] }) => [
      `**${title}**`,
      '',
      ...[head!, head!.map((_, i) => (i === 0 ? '---' : '--:')), ...body].map(markdownRow),
      '',
    ]),
    ...LEGEND,
    '',
    `${origin.rounds} rounds; ${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}, ${origin.date}.`,
    ...(rows.some(({ isSteady }) => !isSteady)
      ? [`\`${UNSTEADY}\`: rounds disagree so that another run may differ by more than 10 %.`]
      : []),
  ].join('\n');
}

const shown = (line: Line): Shown => ({
  engine: line.engine,
  series: line.series as Sizes,
  liveBlocks: Number(line.live_blocks),
  contender: line.contender,
  nanoseconds: Number(line.ns_per_operation),
  controlNanoseconds: Number(line.control_ns),
  netNanoseconds: Number(line.net_ns),
  isSteady: line.steady === 'true',
  pages: Number(line.pages),
});
