/** A comparison as text for a person: times, memory, longest calls, instructions; who is who and who is not there. */
import { units } from '../allocators/table.js';
import { align, mark, nanoseconds, UNSTEADY } from '../table.js';
import { goalCells } from './goals.js';
import type { NativeResult, NativeRow } from './result.js';

const NOTHING = '-';
/** Less than that is lost in what a process touches anyway. */
const LEAST_LIVE_BYTES = 1 << 18;

export function nativeTable(result: NativeResult): string {
  const { peer, contenders, absent, skipped, rows, rounds, origin } = result;
  return [
    rows[0]!.engine,
    ...grids(result).flatMap(({ title, cells }) => [title, align(cells), '']),
    `Median of ${rounds} interleaved rounds, CPU time; below 1x is faster than ${peer}.`,
    ...units(result).map(([unit, cases]) => `one ${unit}: ${cases.join(', ')}`),
    ...(rows.some(({ isSteady }) => !isSteady)
      ? [`${UNSTEADY} The two halves of the rounds disagree by more than 10 %: take that figure with care.`]
      : []),
    ...contenders.map(({ name, what, version }) => `${name}: ${what} (${version})`),
    ...skipped.map(({ contender, cases, reason }) => `${contender}: no ${cases.join(', ')}: ${reason}`),
    ...absent.map(({ name, reason }) => `${name}: absent: ${reason}`),
    `${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}`,
  ].join('\n');
}

interface Grid {
  readonly title: string;
  readonly cells: readonly (readonly string[])[];
}

function grids({ rows, contenders, peer }: NativeResult): readonly Grid[] {
  const names = contenders.map(({ name }) => name);
  const held = rows.filter(({ liveBytes }) => liveBytes !== null && liveBytes >= LEAST_LIVE_BYTES);
  const timed = rows.filter(({ longestNanoseconds }) => longestNanoseconds !== null);
  const counted = rows.filter(({ instructions }) => instructions !== null);
  const goals = goalCells(rows);
  return [
    { title: `ns of one operation, and over ${peer}`, cells: grid(rows, names, timeCell) },
    { title: 'Memory at the worst over what was asked for and not yet freed', cells: grid(held, names, memoryCell) },
    { title: 'Longest single call in µs, the least of all rounds', cells: grid(timed, names, longestCell) },
    { title: 'Instructions of one operation', cells: grid(counted, names, instructionsCell) },
    { title: 'Goals', cells: [['', 'measured', 'goal', ''], ...goals] },
  ].filter(({ cells }) => cells.length > 1);
}

/** A row per case, a column per contender. */
function grid(
  rows: readonly NativeRow[],
  names: readonly string[],
  cellOf: (row: NativeRow) => string,
): readonly (readonly string[])[] {
  const body = [...new Set(rows.map((row) => row.case))].map((name) => {
    const own = names.map((contender) => rows.find((row) => row.case === name && row.contender === contender));
    return [name, ...own.map((row) => (row === undefined ? NOTHING : cellOf(row)))];
  });
  return [['case', ...names], ...body];
}

const timeCell = (row: NativeRow): string =>
  mark(row, `${nanoseconds(row)} ${(row.ratio === null ? '' : `${row.ratio.toFixed(2)}x`).padStart(5)}`);

const memoryCell = ({ peakBytes, liveBytes }: NativeRow): string => `${(peakBytes / liveBytes!).toFixed(2)}x`;

const longestCell = ({ longestNanoseconds }: NativeRow): string => (longestNanoseconds! / 1000).toFixed(1);

const instructionsCell = ({ instructions }: NativeRow): string => instructions!.toFixed(1);
