/** A comparison on traces as text for a person: times and memory of each place, who is who, what was recorded. */
import { align, mark, nanoseconds, UNSTEADY } from '../table.js';
import { TRACE_UNIT } from './csv.js';
import type { TraceAbout, TraceRow, TracesResult } from './result.js';

const NOTHING = '-';
const KIB = 1024;

export function tracesTable(result: TracesResult): string {
  const { rows, contenders, absent, traces, rounds, origin } = result;
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  return [
    ...engines.flatMap((engine) => engineTables(rows.filter((row) => row.engine === engine))),
    `Median of ${rounds} interleaved rounds, CPU time in ns of one ${TRACE_UNIT}; beside it over the peer: below 1x is faster.`,
    'Memory: KiB at the most, and over the bytes that live at the most. In wasm linear memory, natively what the system gave.',
    ...(rows.some(({ isSteady }) => !isSteady)
      ? [`${UNSTEADY} The two halves of the rounds disagree by more than 10 %: take that figure with care.`]
      : []),
    ...traces.map(traceLine),
    ...contenders.map(({ place, name, what, version }) => `${name} (${place}): ${what} (${version})`),
    ...absent.map(({ name, reason }) => `${name}: absent: ${reason}`),
    `${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}`,
  ].join('\n');
}

const traceLine = ({ name, program, package: origin, calls, recordedCalls }: TraceAbout): string =>
  `${name}: ${program} of ${origin}, ${calls < recordedCalls ? `the first ${calls} of ${recordedCalls}` : calls} calls`;

function engineTables(rows: readonly TraceRow[]): string[] {
  const { engine, peer } = rows[0]!;
  const grids = [
    [`${engine}: time, over ${peer}'s`, grid(rows, timeCell)],
    ['memory', grid(rows, memoryCell)],
    ...(rows.some(({ longestNanoseconds }) => longestNanoseconds !== null)
      ? [['the longest call, µs', grid(rows, longestCell)]]
      : []),
  ];
  return grids.flatMap(([title, text]) => [title!, text!, '']);
}

function grid(rows: readonly TraceRow[], cell: (row: TraceRow) => string): string {
  const names = [...new Set(rows.map(({ contender }) => contender))];
  const cases = [...new Set(rows.map((row) => row.case))];
  const cellOf = (name: string, contender: string): string => {
    const row = rows.find((one) => one.case === name && one.contender === contender);
    return row === undefined ? NOTHING : cell(row);
  };
  return align([['trace', ...names], ...cases.map((name) => [name, ...names.map((one) => cellOf(name, one))])]);
}

const timeCell = (row: TraceRow): string => mark(row, `${nanoseconds(row)} ${`${row.ratio.toFixed(2)}x`.padStart(5)}`);

const memoryCell = ({ peakMemoryBytes, peakLiveBytes }: TraceRow): string =>
  peakMemoryBytes === null
    ? NOTHING
    : `${Math.round(peakMemoryBytes / KIB)} ${`${(peakMemoryBytes / peakLiveBytes).toFixed(2)}x`.padStart(5)}`;

const longestCell = ({ longestNanoseconds }: TraceRow): string =>
  longestNanoseconds === null ? NOTHING : (longestNanoseconds / 1000).toFixed(1);
