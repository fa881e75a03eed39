/** A comparison as CSV: one line per case and contender, each with all that tells where it is from. */
import { csvText, FROM_COLUMNS, fromCells } from '../csv.js';
import type { NativeResult } from './result.js';

export const NATIVE_COLUMNS = [
  ...FROM_COLUMNS,
  'case',
  'unit',
  'contender',
  'version',
  'ns_per_operation',
  'peer',
  'ratio',
  'steady',
  'pages',
  'peak_bytes',
  'live_bytes',
  'worst_ns',
  'instructions',
  'checksum',
] as const;

export function nativeCsv({ origin, peer, rounds, contenders, rows }: NativeResult): string {
  const lines = rows.map((row) => [
    ...fromCells(origin, row.engine, rounds),
    row.case,
    row.unit,
    row.contender,
    contenders.find(({ name }) => name === row.contender)!.version,
    row.nanoseconds.toPrecision(5),
    peer,
    row.ratio?.toFixed(4) ?? '',
    row.isSteady,
    row.pages ?? '',
    row.peakBytes,
    row.liveBytes ?? '',
    row.longestNanoseconds ?? '',
    row.instructions?.toPrecision(5) ?? '',
    row.checksum,
  ]);
  return csvText([NATIVE_COLUMNS, ...lines]);
}
