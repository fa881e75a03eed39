import { MissingToolError, whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/csv.js';
import { nativeKernels } from '../../src/native/catalogue.js';
import { compareNative } from '../../src/native/compare.js';
import type { NativeContender } from '../../src/native/contender.js';
import { NATIVE_COLUMNS, nativeCsv } from '../../src/native/csv.js';
import { nativeContenders } from '../../src/native/field/index.js';
import { glibc } from '../../src/native/field/mallocs.js';
import { parseNativeOptions } from '../../src/native/options.js';
import type { NativeResult, NativeRow } from '../../src/native/result.js';
import { nativeTable } from '../../src/native/table.js';

const skipped = await whyNativeIsSkipped();
const SCALE = 1 / 200;

const nowhere: NativeContender = {
  ...glibc,
  name: 'nowhere',
  version: () => Promise.reject(new MissingToolError('nowhere', 'it is nowhere', 'apt-get install it')),
  build: () => Promise.reject(new Error('must not be asked')),
};

const options = {
  ...parseNativeOptions(['--rounds', '2']),
  contenders: [...nativeContenders.filter(({ name }) => name !== 'tlsf-rc-check'), nowhere],
  scale: SCALE,
  census: { rounds: 1, scale: SCALE },
};

describe.skipIf(skipped !== undefined)('two tiny rounds of every kernel, natively', () => {
  let result: NativeResult;
  const rowsOf = (contender: string): readonly NativeRow[] => result.rows.filter((row) => row.contender === contender);
  const casesOf = (contender: string): string[] => rowsOf(contender).map((row) => row.case);

  beforeAll(async () => {
    result = await compareNative(options);
  }, 120_000);

  it('run each allocator on the kernels that it has the functions for, and say why not on the others', () => {
    const all = nativeKernels.map(({ name }) => name);
    expect(casesOf('tlsf-rc')).toEqual(all);
    expect(casesOf('bump')).toEqual(['alloc_only', 'scopes']);
    expect(casesOf('tlsf-rc-managed')).toEqual(['trees', 'rings']);
    expect(casesOf('tlsf-rc-linked')).toEqual(all.filter((name) => !['alloc_only', 'trees', 'rings'].includes(name)));
    const reasons = result.skipped.map(({ contender, cases, reason }) => `${contender} ${cases} ${reason}`);
    expect(reasons).toContain('tlsf-rc-linked trees,rings its kernels are those of blocks');
  });

  it('give times and a checksum that all agree on, those whose kernels are wasm included', () => {
    for (const { nanoseconds, checksum, case: name, contender } of result.rows) {
      expect(nanoseconds).toBeGreaterThanOrEqual(0);
      expect(checksum, `${contender} on ${name}`).toBe(rowsOf('tlsf-rc').find((row) => row.case === name)!.checksum);
      expect(checksum).toMatch(/^(?!0{8})[0-9a-f]{8}$/);
    }
  });

  it('count memory, the same bytes asked for whoever serves them, and the longest call where there are calls', () => {
    for (const row of result.rows) {
      expect(row.peakBytes, `${row.contender} on ${row.case}`).toBeGreaterThanOrEqual(0);
      expect(row.liveBytes).toBe(row.case === 'scopes' ? null : row.liveBytes! > 0 ? row.liveBytes : NaN);
      const isOurs = /^(tlsf|bump)/.test(row.contender);
      expect(row.pages === null).toBe(!isOurs);
      const isPartOfKernels = /linked|managed/.test(row.contender);
      expect(row.longestNanoseconds === null).toBe(isPartOfKernels);
      expect(row.instructions).toBeNull();
    }
    const live = (name: string): number => rowsOf('tlsf-rc').find((row) => row.case === name)!.liveBytes!;
    expect(live('pair')).toBe(64);
    expect(live('fragmentation')).toBeGreaterThan(2 ** 20 - 2 ** 14);
    expect(live('fragmentation')).toBeLessThanOrEqual(2 ** 20);
    for (const row of rowsOf('tlsf-rc').filter(({ case: name }) => name === 'churn_100k'))
      expect(row.peakBytes).toBeGreaterThan(row.liveBytes!);
  });

  it('hold ratios against the first that is here and not ours, and name who is absent', () => {
    const here = result.contenders.map(({ name }) => name);
    expect(result.peer).toBe(here.find((name) => !/^(tlsf|bump)/.test(name)) ?? 'tlsf-rc');
    for (const { ratio } of rowsOf(result.peer)) expect(ratio).toBe(1);
    const absent = Object.fromEntries(result.absent.map(({ name, reason }) => [name, reason]));
    expect(absent.nowhere).toBe('it is nowhere; install with: apt-get install it');
    for (const { name } of nativeContenders.filter(
      (one) => !here.includes(one.name) && options.contenders.includes(one),
    ))
      expect(absent[name]).toContain('install with: ');
  });

  it('print grids as wide as their heads, and who is absent', () => {
    const text = nativeTable(result);
    const [head, ...body] = text.split('\n\n')[0]!.split('\n').slice(2);
    expect(body.map((line) => line.split(' ')[0])).toEqual(nativeKernels.map(({ name }) => name));
    for (const line of body) expect(line).toHaveLength(head!.length);
    expect(text).toContain('memory at the worst over what was asked for');
    expect(text).toContain('longest single call');
    expect(text).not.toContain('instructions');
    expect(text).toContain('nowhere: absent: it is nowhere; install with: apt-get install it');
  });

  it('keep a line of CSV per kernel and contender, empty where nothing was counted', () => {
    const lines = readCsv<(typeof NATIVE_COLUMNS)[number]>(nativeCsv(result));
    expect(lines).toHaveLength(result.rows.length);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual([...NATIVE_COLUMNS]);
      expect(line.engine).toMatch(/^native, /);
      expect(line.instructions).toBe('');
    }
    const of = (contender: string, name: string) =>
      lines.find((line) => line.contender === contender && line.case === name)!;
    expect(of('bump', 'scopes').live_bytes).toBe('');
    expect(of('tlsf-rc-linked', 'pair').worst_ns).toBe('');
    expect(Number(of('tlsf-rc', 'churn_100k').pages)).toBeGreaterThan(Number(of('tlsf-rc', 'pair').pages));
  });
});
