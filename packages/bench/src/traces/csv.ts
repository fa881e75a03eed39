/** A comparison on traces as CSV: one line per engine, trace and contender; and memory over time, a line per point. */
import { csvText, FROM_COLUMNS, fromCells } from '../csv.js';
import type { TracesResult } from './result.js';

export const TRACES_COLUMNS = [
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
  'peak_live_bytes',
  'peak_memory_bytes',
  'worst_ns',
  'checksum',
] as const;

export const TRACE_UNIT = 'malloc, free or realloc';

export function tracesCsv({ origin, rounds, contenders, rows }: TracesResult): string {
  const lines = rows.map((row) => [
    ...fromCells(origin, row.engine, rounds),
    row.case,
    TRACE_UNIT,
    row.contender,
    contenders.find(({ name, place }) => name === row.contender && place === row.place)!.version,
    row.nanoseconds.toPrecision(5),
    row.peer,
    row.ratio.toFixed(4),
    row.isSteady,
    row.pages ?? '',
    row.peakLiveBytes,
    row.peakMemoryBytes ?? '',
    row.longestNanoseconds ?? '',
    row.checksum,
  ]);
  return csvText([TRACES_COLUMNS, ...lines]);
}

/** `place` is wasm, where memory is linear memory, or native, where it is what the system gave. */
export const FOOTPRINT_COLUMNS = ['place', 'trace', 'contender', 'op', 'live_bytes', 'memory_bytes'] as const;

export function tracesFootprintCsv({ samples }: TracesResult): string {
  const lines = samples.flatMap(({ place, case: name, contender, calls, liveBytes, memoryBytes }) =>
    calls.map((op, i) => [place, name, contender, op, liveBytes[i]!, memoryBytes[i]!]),
  );
  return csvText([FOOTPRINT_COLUMNS, ...lines]);
}
