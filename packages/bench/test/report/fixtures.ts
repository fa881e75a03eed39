/** Results of a few lines, in folders of their own. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HEAP_COLUMNS } from '../../src/allocators/csv.js';
import { csvText } from '../../src/csv.js';
import { GROWTH_COLUMNS } from '../../src/growth/csv.js';
import { MANAGED_COLUMNS } from '../../src/managed/csv.js';
import { NATIVE_COLUMNS } from '../../src/native/csv.js';
import { FOOTPRINT_COLUMNS, TRACES_COLUMNS } from '../../src/traces/csv.js';

export const NODE_24 = 'node v24.1.0, V8 13.6';
export const NODE_20 = 'node v20.19.0, V8 11.3';
export const NATIVE = 'native, cc 12.2.0, Linux x64';

type Cells = Readonly<Record<string, string | number>>;

const ORIGIN: Cells = {
  date: '2026-01-02',
  commit: 'abc',
  machine: 'a machine',
  binaryen: '1',
  rounds: 3,
  unit: 'malloc',
  steady: 'true',
};

const csvOf =
  (columns: readonly string[]) =>
  (lines: readonly Cells[]): string =>
    csvText([columns, ...lines.map((line) => columns.map((column) => ({ ...ORIGIN, ...line })[column] ?? ''))]);

export const allocatorsCsv = csvOf(HEAP_COLUMNS);
export const managedCsv = csvOf(MANAGED_COLUMNS);
export const nativeCsv = csvOf(NATIVE_COLUMNS);
export const tracesCsv = csvOf(TRACES_COLUMNS);
export const footprintCsv = csvOf(FOOTPRINT_COLUMNS);
export const growthCsv = csvOf(GROWTH_COLUMNS);
export const codeCsv = csvOf([
  'date',
  'commit',
  'machine',
  'node',
  'binaryen',
  'rounds',
  'group',
  'case',
  'contender',
  'ns_per_operation',
  'ratio',
  'steady',
]);

/** A time whose ratio is against a peer of 10 ns. */
export const timed = (
  engine: string,
  name: string,
  contender: string,
  nanoseconds: number,
  more: Cells = {},
): Cells => ({
  engine,
  case: name,
  contender,
  ns_per_operation: nanoseconds,
  ratio: nanoseconds / 10,
  ...more,
});

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'sigil-report-'));

/** A folder with these files. */
export function resultsOf(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}
