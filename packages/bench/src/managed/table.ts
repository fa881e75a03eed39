/** A comparison as text for a person: tables per engine, who is who and who is not there. */
import { align, UNSTEADY } from '../table.js';
import { distinct, gridsOf, type Shown } from './grids.js';
import type { ManagedResult, ManagedRow } from './result.js';

const MIB = 1 << 20;

export const shown = ({ memoryBytes, longestNanoseconds, ...row }: ManagedRow): Shown => ({
  ...row,
  memoryMib: memoryBytes / MIB,
  longestMicroseconds: longestNanoseconds === null ? null : longestNanoseconds / 1000,
});

export function managedTable({ peer, contenders, absent, rows, rounds, origin }: ManagedResult): string {
  const engines = distinct(rows.map(({ engine }) => engine));
  const grids = engines.flatMap((engine) => {
    const own = rows.filter((row) => row.engine === engine).map(shown);
    return gridsOf(own, peer).flatMap(({ title, rows: cells }) => [`${engine}: ${title}`, align(cells), '']);
  });
  return [
    ...grids,
    `Median of ${rounds} interleaved rounds, CPU time of all threads; below 1x is faster than ${peer}.`,
    ...distinct(rows.map((row) => `one operation of ${row.case}: ${row.unit}; ${row.turns} turns`)),
    'The longest turn is the least of all rounds.',
    ...(rows.some(({ isSteady }) => !isSteady)
      ? [`${UNSTEADY} Rounds disagree so that another run may differ by more than 10 %: take that figure with care.`]
      : []),
    ...contenders.map(({ name, what, version }) => `${name}: ${what} (${version})`),
    ...absent.map(({ name, reason }) => `${name}: absent: ${reason}`),
    `${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}`,
  ].join('\n');
}
