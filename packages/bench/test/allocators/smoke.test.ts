import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Allocator } from '../../src/allocators/allocator.js';
import { heapKernels } from '../../src/allocators/catalogue.js';
import { compareAllocators } from '../../src/allocators/compare.js';
import { allocatorCsv } from '../../src/allocators/csv.js';
import { enginesOf } from '../../src/allocators/engines.js';
import { floor } from '../../src/allocators/field/floor.js';
import { bump, tlsf } from '../../src/allocators/field/sigil.js';
import { markdown } from '../../src/allocators/markdown.js';
import type { HeapResult, HeapRow } from '../../src/allocators/result.js';
import { allocatorTable } from '../../src/allocators/table.js';

const NO_PATH = '/nonexistent/node';
const SCALE = 1 / 2000;

const absent: Allocator = {
  ...floor,
  name: 'mimalloc',
  version: () => Promise.reject(new MissingToolError('mimalloc', 'mimalloc is nowhere', 'apt-get install it')),
  join: () => Promise.reject(new Error('must not be asked')),
};

const options = {
  kernels: heapKernels,
  allocators: [tlsf, bump, absent, floor],
  engines: enginesOf(NO_PATH),
  rounds: 2,
  scale: SCALE,
  against: undefined,
  isJson: false,
  csv: undefined,
  isHelp: false,
};

describe('two tiny rounds of every kernel', () => {
  let result: HeapResult;
  const casesOf = (contender: string): string[] =>
    result.rows.filter((row) => row.contender === contender).map((row) => row.case);
  const row = (contender: string, name: string): HeapRow =>
    result.rows.find((one) => one.contender === contender && one.case === name)!;

  beforeAll(async () => {
    result = await compareAllocators(options);
  });

  it('run each allocator on the kernels that it has the functions for, and say why not on the others', () => {
    expect(casesOf('tlsf-rc')).toEqual(heapKernels.map(({ name }) => name));
    expect(casesOf('bump')).toEqual(['alloc_only', 'scopes']);
    expect(casesOf('floor')).toEqual(['pair', 'lifo', 'fifo']);
    const skipped = result.skipped.map(({ contender, cases, reason }) => `${contender} ${cases} ${reason}`);
    expect(skipped).toContain('floor scopes it has no scopes');
    expect(skipped).toContain(
      'floor churn,churn_100k,large,producer_consumer,fragmentation,step,doubling,alloc_only its blocks have 256 bytes, all of them',
    );
  });

  it('give time, pages and a checksum that all agree on', () => {
    for (const { nanoseconds, pages, checksum, case: name } of result.rows) {
      expect(nanoseconds).toBeGreaterThanOrEqual(0);
      expect(pages).toBeGreaterThan(0);
      expect(checksum).toBe(row('tlsf-rc', name).checksum);
      expect(checksum).toMatch(/^(?!0{8})[0-9a-f]{8}$/);
    }
    expect(row('tlsf-rc', 'churn_100k').pages).toBeGreaterThan(row('tlsf-rc', 'pair').pages);
  });

  it('tell the longest turn where turns are one free and one malloc, and heap beside live bytes', () => {
    for (const { longestNanoseconds, case: name } of result.rows) {
      if (['churn', 'churn_100k', 'large'].includes(name)) expect(longestNanoseconds).toBeGreaterThan(0);
      else expect(longestNanoseconds).toBeNull();
    }
    const { pages, liveBytes } = row('tlsf-rc', 'churn_100k');
    expect(pages * 65_536).toBeGreaterThan(liveBytes!);
    expect(row('tlsf-rc', 'scopes').liveBytes).toBeNull();
  });

  it('hold ratios against the first that is not ours, where that one can run the kernel', () => {
    expect(result.peer).toBe('floor');
    for (const { contender, ratio } of result.rows) if (contender === 'floor') expect(ratio).toBe(1);
    expect(row('tlsf-rc', 'pair').ratio).not.toBeNull();
    expect(row('tlsf-rc', 'scopes').ratio).toBeNull();
  });

  it('count the bytes of each allocator alone', () => {
    const bytes = new Map(result.contenders.map(({ name, codeBytes }) => [name, codeBytes]));
    expect(bytes.get('floor')).toBeGreaterThan(0);
    expect(bytes.get('bump')).toBeGreaterThan(bytes.get('floor')!);
    expect(bytes.get('tlsf-rc')).toBeGreaterThan(bytes.get('bump')!);
  });

  it('go on in this Node where no engine that was asked for runs, and name what is absent', () => {
    expect(new Set(result.rows.map(({ engine }) => engine))).toEqual(
      new Set([`node ${process.version}, V8 ${process.versions.v8}`]),
    );
    expect(result.absent.map(({ name }) => name)).toEqual(['mimalloc', NO_PATH]);
  });

  it('print grids and who is absent', () => {
    const lines = allocatorTable(result).split('\n');
    expect(lines.filter((line) => line.startsWith('pair '))).toHaveLength(2);
    const grid = lines.slice(1, lines.indexOf(''));
    expect(new Set(grid.map((line) => line.length)).size).toBe(1);
    expect(grid).toHaveLength(heapKernels.length + 1);
    expect(lines).toContain('mimalloc: absent: mimalloc is nowhere; install with: apt-get install it');
    expect(lines).toContain(
      'bump: no pair, lifo, fifo, churn, churn_100k, large, producer_consumer, fragmentation, step, doubling: it frees whole scopes, no single blocks',
    );
  });

  it('keep a line of CSV per kernel and allocator, from which a page is made', () => {
    const text = allocatorCsv(result);
    const [head, ...lines] = text.trimEnd().split('\n');
    expect(head).toMatch(/^date,commit,machine,engine,/);
    expect(lines).toHaveLength(result.rows.length);
    const page = markdown(text).split('\n');
    expect(page.filter((line) => line.startsWith('| pair |'))).toHaveLength(2);
    const names = [...new Set(result.rows.map(({ contender }) => contender))];
    const bytes = names.map((name) => result.contenders.find((one) => one.name === name)!.codeBytes);
    expect(page).toContain(`| case | ${names.join(' | ')} |`);
    expect(page).toContain(`| code bytes | ${bytes.join(' | ')} |`);
    expect(page.find((line) => line.includes(result.origin.machine))).toContain('2 rounds; ');
  });
});
