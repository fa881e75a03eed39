/** A comparison as text for a person: tables, who is who and who is not there. */
import { units } from '../allocators/table.js';
import { align, UNSTEADY } from '../table.js';
import { gridsOf } from './grids.js';
import type { NativeResult } from './result.js';

export function nativeTable(result: NativeResult): string {
  const { peer, contenders, absent, skipped, rows, rounds, origin } = result;
  return [
    rows[0]!.engine,
    ...gridsOf(rows, peer).flatMap(({ title, cells }) => [title, align(cells), '']),
    `Median of ${rounds} interleaved rounds, CPU time; below 1x is faster than ${peer}.`,
    ...units(result).map(([unit, cases]) => `one ${unit}: ${cases.join(', ')}`),
    ...(rows.some(({ isSteady }) => !isSteady)
      ? [`${UNSTEADY} Rounds disagree so that another run may differ by more than 10 %: take that figure with care.`]
      : []),
    ...contenders.map(({ name, what, version }) => `${name}: ${what} (${version})`),
    ...skipped.map(({ contender, cases, reason }) => `${contender}: no ${cases.join(', ')}: ${reason}`),
    ...absent.map(({ name, reason }) => `${name}: absent: ${reason}`),
    `${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}`,
  ].join('\n');
}
