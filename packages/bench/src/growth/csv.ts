/** Growth as CSV: one line per engine, case and allocator, each with all that tells where it is from. */
import { csvText, FROM_COLUMNS, fromCells } from '../csv.js';
import type { GrowthResult } from './result.js';

export const GROWTH_COLUMNS = [
  ...FROM_COLUMNS,
  'case',
  'series',
  'live_blocks',
  'unit',
  'contender',
  'version',
  'ns_per_operation',
  'control_ns',
  'net_ns',
  'peer',
  'ratio',
  'steady',
  'pages',
] as const;

const UNIT = 'malloc or free';

export function growthCsv({ origin, peer, rounds, contenders, rows }: GrowthResult): string {
  const lines = rows.map((row) => [
    ...fromCells(origin, row.engine, rounds),
    row.case,
    row.series,
    row.liveBlocks,
    UNIT,
    row.contender,
    contenders.find(({ name }) => name === row.contender)!.version,
    row.nanoseconds.toPrecision(5),
    row.controlNanoseconds.toPrecision(5),
    row.netNanoseconds.toPrecision(5),
    peer,
    row.ratio?.toFixed(4) ?? '',
    row.isSteady,
    row.pages,
  ]);
  return csvText([GROWTH_COLUMNS, ...lines]);
}
