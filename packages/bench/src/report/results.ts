/** The results that are committed, suite by suite, as lines of text; those of a suite that was not kept are null. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../csv.js';

/** A line of a CSV; columns that a suite has not are not there. */
export type Line = Readonly<Partial<Record<string, string>>>;

export interface Source {
  /** as a person finds it, below the package's folder */
  readonly file: string;
  /** what makes it */
  readonly command: string;
  /** null: it is not there */
  readonly lines: readonly Line[] | null;
}

export type SourceName = 'allocators' | 'managed' | 'native' | 'traces' | 'footprint' | 'growth' | 'code' | 'start';

export type Results = Readonly<Record<SourceName, Source>>;

/** The first that is there is read. */
const files: Readonly<Record<SourceName, readonly string[]>> = {
  allocators: ['allocators.csv'],
  managed: ['managed.csv'],
  native: ['native.csv'],
  traces: ['traces.csv'],
  footprint: ['traces-footprint.csv'],
  growth: ['growth.csv'],
  code: ['code.csv', 'instructions.csv'],
  start: ['start.csv'],
};

/** @param folder that holds the CSV */
export function readResults(folder: string): Results {
  const sources = Object.entries(files).map(([name, names]) => {
    const found = names.find((file) => existsSync(join(folder, file)));
    const text = found === undefined ? null : readFileSync(join(folder, found), 'utf8');
    return [name, sourceOf(name === 'footprint' ? 'traces' : name, found ?? names[0]!, text)];
  });
  return Object.fromEntries(sources) as Results;
}

const sourceOf = (suite: string, file: string, text: string | null): Source => ({
  file: `results/${file}`,
  command:
    suite === 'start'
      ? 'npm run start -w @sigil-alloc/bench -- --csv results'
      : `npm run bench -- ${suite} --csv packages/bench/results/${file.replace('-footprint', '')}`,
  lines: text === null ? null : readCsv<string>(text),
});

/** What one contender took for a case, in an engine. */
export interface Measured {
  readonly line: Line;
  readonly engine: string;
  readonly case: string;
  readonly contender: string;
  readonly nanoseconds: number;
  /** over the peer of the file; null where that has not run the case */
  readonly ratio: number | null;
  readonly isSteady: boolean;
}

export const measuredOf = ({ lines }: Source): readonly Measured[] =>
  (lines ?? []).map((line) => ({
    line,
    engine: line.engine ?? (line.node === undefined ? '' : `native, Node ${line.node}`),
    case: line.case ?? '',
    contender: line.contender ?? '',
    nanoseconds: Number(line.ns_per_operation),
    ratio: numberIn(line, 'ratio'),
    isSteady: line.steady !== 'false',
  }));

/** null: the column is not there, or its cell is empty */
export function numberIn(line: Line, column: string): number | null {
  const cell = line[column];
  return cell === undefined || cell === '' ? null : Number(cell);
}

const releaseOf = (engine: string): number => Number(/\bv(\d+)/.exec(engine)?.[1] ?? 0);

/** Of engines for wasm, the newest first: goals speak of that. */
export const enginesOf = (rows: readonly Measured[]): readonly string[] =>
  distinct(rows.map(({ engine }) => engine).filter(isWasmEngine)).sort((a, b) => releaseOf(b) - releaseOf(a));

export const isWasmEngine = (engine: string): boolean => !engine.startsWith('native');

/** `Node 24.21.0` of `node v24.21.0, V8 13.6`. */
export const shortName = (engine: string): string => engine.split(',')[0]!.replace(/^node v/, 'Node ');

export const distinct = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];
