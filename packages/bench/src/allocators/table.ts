/** A comparison as text for a person: a table of times per engine, one of memory, who is who and who is not there. */
import { align, mark, nanoseconds, UNSTEADY } from '../table.js';
import { type HeapResult, type HeapRow, heapOverLive } from './result.js';

const NOTHING = '-';
/** Below, what a heap is over its blocks says nothing: its first pages are most of it. */
export const LEAST_LIVE_BYTES = 1 << 18;

export function allocatorTable(result: HeapResult): string {
  const { peer, contenders, absent, skipped, rows, rounds, origin } = result;
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  return [
    ...engines.flatMap((engine) => [engine, times(result, engine), '']),
    ...engines.flatMap((engine) => longest(result, engine)),
    'Pages of heap after it, 64 KiB each; where much is live, over live bytes at the most',
    memory(result),
    '',
    `Median of ${rounds} interleaved rounds, CPU time in ns of one operation; beside it over ${peer}: below 1x is faster.`,
    'The longest turn is by the clock, of each the shortest of all rounds; instructions are not counted in an engine.',
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

const distinctCases = ({ rows }: HeapResult): readonly HeapRow[] =>
  rows.filter((row, i) => rows.findIndex((other) => other.case === row.case) === i);

/** By unit, the cases that are counted in it. */
export function units(result: { readonly rows: readonly Pick<HeapRow, 'case' | 'unit'>[] }): [string, string[]][] {
  const found = new Map<string, Set<string>>();
  for (const { unit, case: name } of result.rows) found.set(unit, (found.get(unit) ?? new Set()).add(name));
  return [...found].map(([unit, cases]) => [unit, [...cases]]);
}

function times(result: HeapResult, engine: string): string {
  const names = result.contenders.map(({ name }) => name);
  const body = distinctCases(result).map(({ case: name }) => [
    name,
    ...names.map((contender) => timeCell(find(result, { engine, case: name, contender }))),
  ]);
  return align([['case', ...names], ...body]);
}

function timeCell(row: HeapRow | undefined): string {
  if (row === undefined) return NOTHING;
  return mark(row, `${nanoseconds(row)} ${(row.ratio === null ? '' : `${row.ratio.toFixed(2)}x`).padStart(5)}`);
}

function memory(result: HeapResult): string {
  const { contenders, rows } = result;
  const { engine } = rows[0]!;
  const body = distinctCases(result).map(({ case: name }) => [
    name,
    ...contenders.map(({ name: contender }) => pagesCell(find(result, { engine, case: name, contender }))),
  ]);
  const code = ['code bytes', ...contenders.map(({ codeBytes }) => String(codeBytes))];
  const hasCode = contenders.every(({ codeBytes }) => codeBytes !== null);
  return align([['case', ...contenders.map(({ name }) => name)], ...body, ...(hasCode ? [code] : [])]);
}

function pagesCell(row: HeapRow | undefined): string {
  if (row === undefined) return NOTHING;
  const isMuch = (row.liveBytes ?? 0) >= LEAST_LIVE_BYTES;
  return `${row.pages} ${(isMuch ? heapOverLive(row)!.toFixed(2) : '').padStart(4)}`;
}

function longest(result: HeapResult, engine: string): string[] {
  const rows = result.rows.filter((row) => row.engine === engine && row.longestNanoseconds !== null);
  if (rows.length === 0) return [];
  const names = [...new Set(rows.map(({ contender }) => contender))];
  const body = [...new Set(rows.map((row) => row.case))].map((name) => [
    name,
    ...names.map((contender) => longestCell(find(result, { engine, case: name, contender }))),
  ]);
  return [`${engine}: longest turn of a free and a malloc in µs`, align([['case', ...names], ...body]), ''];
}

const longestCell = (row: HeapRow | undefined): string =>
  row === undefined ? NOTHING : (row.longestNanoseconds! / 1000).toFixed(1);

type Place = Pick<HeapRow, 'engine' | 'case' | 'contender'>;

const find = ({ rows }: HeapResult, place: Place): HeapRow | undefined =>
  rows.find((row) => row.engine === place.engine && row.case === place.case && row.contender === place.contender);
