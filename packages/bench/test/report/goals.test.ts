import { describe, expect, it } from 'vitest';
import { goalTables } from '../../src/report/document.js';
import { type Finding, type GoalTable, goalMarkdown, verdict } from '../../src/report/judge.js';
import { readResults } from '../../src/report/results.js';
import {
  allocatorsCsv,
  codeCsv,
  growthCsv,
  managedCsv,
  NATIVE,
  NODE_20,
  NODE_24,
  nativeCsv,
  resultsOf,
  timed,
  tracesCsv,
} from './fixtures.js';

const tablesOf = (files: Readonly<Record<string, string>>): readonly GoalTable[] =>
  goalTables(readResults(resultsOf(files)));

const tableOf = (files: Readonly<Record<string, string>>, name: string): GoalTable =>
  tablesOf(files).find((table) => table.name === name)!;

function finding(table: GoalTable, what: string, column = 0): Finding | null {
  const row = table.rows.find((one) => one.what === what);
  expect(row, `${table.name} has no row ${what}`).toBeDefined();
  return row!.findings[column]!;
}

function judged(table: GoalTable, what: string, column = 0): string {
  const found = finding(table, what, column);
  return found === null ? 'not measured' : verdict(found, table.rows.find((one) => one.what === what)!.bound!);
}

const field = allocatorsCsv([
  timed(NODE_20, 'pair', 'tlsf-rc', 9),
  timed(NODE_20, 'pair', 'dlmalloc', 10),
  timed(NODE_24, 'pair', 'tlsf-rc', 6),
  timed(NODE_24, 'pair', 'tlsf-rc-check', 9.3),
  timed(NODE_24, 'pair', 'dlmalloc', 10),
  timed(NODE_24, 'pair', 'emmalloc', 5),
  timed(NODE_24, 'pair', 'assemblyscript', 24),
  timed(NODE_24, 'pair', 'floor', 2),
  timed(NODE_24, 'pair', 'floor-called', 4),
  timed(NODE_24, 'churn_100k', 'tlsf-rc', 8, { pages: 101 }),
  timed(NODE_24, 'churn_100k', 'dlmalloc', 10, { pages: 100 }),
  timed(NODE_24, 'alloc_only', 'bump', 5),
  timed(NODE_24, 'alloc_only', 'tlsf-rc', 5),
  timed(NODE_24, 'alloc_only', 'dlmalloc', 10, { steady: 'false' }),
  timed(NODE_24, 'alloc_only', 'assemblyscript-stub', 4),
  timed(NODE_24, 'alloc_only', 'floor-bump', 4.8),
  timed(NODE_24, 'scopes', 'tlsf-rc', 12, { ratio: '' }),
  timed(NODE_24, 'scopes', 'bump', 10, { ratio: '' }),
]);
const wasm = { 'allocators.csv': field };

describe('goals of allocators in wasm', () => {
  it('are about the best peer, which is no floor and no build of ours', () => {
    const table = tableOf(wasm, 'best-peer');
    expect(finding(table, 'pair')).toMatchObject({ value: 1.2, note: '(emmalloc)' });
    expect(judged(table, 'pair')).toBe('missed');
    expect(judged(table, 'pair', 1)).toBe('met');
    expect(judged(table, 'fifo')).toBe('not measured');
  });

  it('leave arenas to the arena', () => {
    expect(finding(tableOf(wasm, 'best-peer'), 'alloc_only')).toMatchObject({ value: 0.5, isSteady: false });
    const arena = tableOf(wasm, 'arena');
    expect(finding(arena, 'alloc_only: bump over the best arena')).toMatchObject({
      value: 1.25,
      note: '(assemblyscript-stub)',
    });
    expect(judged(arena, 'alloc_only: bump over the best arena')).toBe('missed');
  });

  it('compare ns where the peer of ratios does not take part', () => {
    const arena = tableOf(wasm, 'arena');
    expect(finding(arena, 'scopes: tlsf-rc over bump')).toMatchObject({ value: 1.2 });
    expect(judged(arena, 'scopes: tlsf-rc over bump')).toBe('met');
  });

  it('turn the quotient round for AssemblyScript, whose time is to be the larger one', () => {
    const table = tableOf(wasm, 'assemblyscript');
    expect(finding(table, 'pair, assemblyscript')?.value).toBeCloseTo(4);
    expect(judged(table, 'pair, assemblyscript')).toBe('met');
    expect(judged(table, 'pair, assemblyscript-0.9')).toBe('not measured');
  });

  it('show each floor that there is', () => {
    const table = tableOf(wasm, 'floor');
    expect(judged(table, 'pair, floor')).toBe('missed');
    expect(finding(table, 'pair, floor-called')?.value).toBeCloseTo(1.5);
    expect(table.rows.filter(({ what }) => what.endsWith('floor-bump'))).toEqual([]);
  });

  it('ask what checks cost over the fast build', () => {
    expect(finding(tableOf(wasm, 'safety'), 'pair')?.value).toBeCloseTo(1.55);
    expect(judged(tableOf(wasm, 'safety'), 'pair')).toBe('missed');
  });

  it('count pages, of kernels and of traces', () => {
    const traces = tracesCsv([
      timed(NODE_24, 'perl', 'tlsf-rc', 8, { pages: 50 }),
      timed(NODE_24, 'perl', 'dlmalloc', 8, { pages: 50 }),
      timed(NATIVE, 'perl', 'tlsf-rc', 8),
      timed(NATIVE, 'perl', 'glibc', 16),
    ]);
    const files = { ...wasm, 'traces.csv': traces };
    const table = tableOf(files, 'footprint');
    expect(finding(table, 'churn_100k')).toMatchObject({ text: '1.010x', note: '(101 over 100)' });
    expect([judged(table, 'churn_100k'), judged(table, 'trace perl'), judged(table, 'trace gcc')]).toEqual([
      'missed',
      'met',
      'not measured',
    ]);
    expect(finding(tableOf(files, 'native-traces'), 'perl, glibc')).toMatchObject({ value: 0.5 });
  });
});

describe('goals elsewhere', () => {
  it('of managed objects are those of their suite, and pauses are stated without one', () => {
    const csv = managedCsv([
      timed(NODE_24, 'trees', 'sigil', 2),
      timed(NODE_24, 'trees', 'asc-0.9-arc', 10),
      timed(NODE_24, 'pauses', 'sigil', 2, { longest_us: '12.34' }),
    ]);
    expect(judged(tableOf({ 'managed.csv': csv }, 'managed'), 'trees: sigil over asc-0.9-arc')).toBe('met');
    expect(judged(tableOf({ 'managed.csv': csv }, 'managed'), 'trees: sigil over wasmgc')).toBe('not measured');
    expect(goalMarkdown(tableOf({ 'managed.csv': csv }, 'pauses'))).toContain('| sigil | 12.3 |');
  });

  it('of native code are about both ways to get ours', () => {
    const csv = nativeCsv([
      timed(NATIVE, 'churn', 'tlsf-rc', 11),
      timed(NATIVE, 'churn', 'tlsf-rc-linked', 7),
      timed(NATIVE, 'churn', 'glibc', 10),
      timed(NATIVE, 'churn', 'mimalloc', 5),
    ]);
    const table = tableOf({ 'native.csv': csv }, 'native-kernels');
    expect([0, 1].map((column) => judged(table, 'churn, glibc', column))).toEqual(['missed', 'met']);
    expect(finding(table, 'churn, mimalloc', 1)?.value).toBeCloseTo(1.4);
  });

  it('of lowered code are about its group of allocators, from either name of the file', () => {
    const csv = codeCsv([
      { group: 'allocator', case: 'pair', contender: 'sigil', ns_per_operation: 11, ratio: 1.1 },
      { group: 'allocator', case: 'pair', contender: 'cc', ns_per_operation: 10, ratio: 1 },
      { group: 'compute', case: 'matrix', contender: 'sigil', ns_per_operation: 1, ratio: 1 },
    ]);
    for (const file of ['instructions.csv', 'code.csv']) {
      const table = tableOf({ [file]: csv }, 'native-code');
      expect(table.rows.map(({ what }) => what)).toEqual(['pair']);
      expect(judged(table, 'pair')).toBe('met');
      expect(goalMarkdown(table)).toContain(`From \`results/${file}\``);
    }
  });

  it('of growth are over the first count, of the time and of what is not the control’s', () => {
    const line = (count: number, ns: number, net: number) =>
      timed(NODE_20, `small_${count}`, 'tlsf-rc', ns, {
        series: 'small',
        live_blocks: count,
        control_ns: ns - net,
        net_ns: net,
        pages: 160,
      });
    const table = tableOf({ 'growth.csv': growthCsv([line(1_000, 10, 4), line(10_000, 20, 5)]) }, 'growth');
    const what = '32 bytes: 10,000 (10 MiB)';
    expect(table.columns.map(({ kind }) => kind)).toEqual(['goal', 'others', 'goal']);
    expect([judged(table, what, 0), judged(table, what, 2)]).toEqual(['missed', 'met']);
    expect(finding(table, what, 1)).toMatchObject({ value: 2.5, note: '(15.00 ns)' });
  });
});

describe('results that are not there', () => {
  it('are named with the command that makes them, and every goal is still told', () => {
    const tables = tablesOf({});
    expect(tables).toHaveLength(12);
    for (const table of tables)
      expect(goalMarkdown(table)).toMatch(/^`results\/.*\.csv` is not there: `npm run bench -- .*` makes it\.$/m);
  });
});
