/** A comparison as CSV: one line per engine, case and allocator, each with all that tells where it is from. */
import { csvText, FROM_COLUMNS, fromCells } from '../csv.js';
import { type HeapResult, heapOverLive } from './result.js';

export const HEAP_COLUMNS = [
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
  'live_bytes',
  'heap_over_live',
  'longest_us',
  'code_bytes',
  'checksum',
] as const;

export function allocatorCsv({ origin, peer, rounds, contenders, rows }: HeapResult): string {
  const lines = rows.map((row) => {
    const { version, codeBytes } = contenders.find(({ name }) => name === row.contender)!;
    return [
      ...fromCells(origin, row.engine, rounds),
      row.case,
      row.unit,
      row.contender,
      version,
      row.nanoseconds.toPrecision(5),
      peer,
      row.ratio?.toFixed(4) ?? '',
      row.isSteady,
      row.pages,
      row.liveBytes ?? '',
      heapOverLive(row)?.toFixed(3) ?? '',
      row.longestNanoseconds === null ? '' : (row.longestNanoseconds / 1000).toFixed(2),
      codeBytes ?? '',
      row.checksum,
    ];
  });
  return csvText([HEAP_COLUMNS, ...lines]);
}
