/** Growth as text for a person: grids, and who is who. */
import { align, UNSTEADY } from '../table.js';
import { gridsOf, LEGEND } from './grids.js';
import type { GrowthResult } from './result.js';

export function growthTable({ contenders, absent, rows, rounds, origin }: GrowthResult): string {
  return [
    ...gridsOf(rows).flatMap(({ title, rows: cells }) => [title, align(cells), '']),
    `Median of ${rounds} interleaved rounds, CPU time in ns of one malloc or free, of blocks drawn by chance.`,
    ...LEGEND,
    ...(rows.some(({ isSteady }) => !isSteady)
      ? [`${UNSTEADY} Rounds disagree so that another run may differ by more than 10 %: take that figure with care.`]
      : []),
    ...contenders.map(({ name, what, version }) => `${name}: ${what} (${version})`),
    ...absent.map(({ name, reason }) => `${name}: absent: ${reason}`),
    `${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}`,
  ].join('\n');
}
