/** A comparison as CSV: one line per engine, case and contender, each with all that tells where it is from. */
import { csvText, FROM_COLUMNS, fromCells } from '../csv.js';
import type { ManagedResult } from './result.js';

export const MANAGED_COLUMNS = [
  ...FROM_COLUMNS,
  'case',
  'turns',
  'unit',
  'contender',
  'version',
  'ns_per_operation',
  'peer',
  'ratio',
  'steady',
  'memory_mib',
  'longest_us',
  'checksum',
] as const;

const MIB = 1 << 20;

export function managedCsv({ origin, peer, rounds, contenders, rows }: ManagedResult): string {
  const lines = rows.map((row) => [
    ...fromCells(origin, row.engine, rounds),
    row.case,
    row.turns,
    row.unit,
    row.contender,
    contenders.find(({ name }) => name === row.contender)!.version,
    row.nanoseconds.toPrecision(5),
    peer,
    row.ratio?.toFixed(4) ?? '',
    row.isSteady,
    (row.memoryBytes / MIB).toFixed(2),
    row.longestNanoseconds === null ? '' : (row.longestNanoseconds / 1000).toFixed(1),
    row.checksum,
  ]);
  return csvText([MANAGED_COLUMNS, ...lines]);
}
