import { add, address, assembleFunctions, global_, gt, implement, let_, nil, ptr, ret, when } from '@sigil-alloc/ir';
import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Allocator } from '../../src/allocators/allocator.js';
import { enginesOf } from '../../src/allocators/engines.js';
import { floor } from '../../src/allocators/field/floor.js';
import { withMemory } from '../../src/allocators/field/own-memory.js';
import { tlsf } from '../../src/allocators/field/sigil.js';
import { merge } from '../../src/allocators/merge.js';
import { readCsv } from '../../src/csv.js';
import { UsageError } from '../../src/errors.js';
import { caseName, growthCases } from '../../src/growth/catalogue.js';
import { compareGrowth } from '../../src/growth/compare.js';
import { growthCsv } from '../../src/growth/csv.js';
import { growthMarkdown } from '../../src/growth/markdown.js';
import { growthAllocators, parseGrowthOptions } from '../../src/growth/options.js';
import type { GrowthResult, GrowthRow } from '../../src/growth/result.js';
import { growthTable } from '../../src/growth/table.js';

const absent: Allocator = {
  ...floor,
  name: 'mimalloc',
  version: () => Promise.reject(new MissingToolError('mimalloc', 'mimalloc is nowhere', 'apt-get install it')),
  join: () => Promise.reject(new Error('must not be asked')),
};

const ROOM_BYTES = 160_000;

/** Hands out so many bytes and no more; nothing comes back. */
const tiny: Allocator = {
  ...floor,
  name: 'tiny',
  join: async (program, goal, folder) => {
    const top = global_('top', ptr, () => program.tablesEnd);
    const alloc = implement('sigil_alloc', ({ size }) => {
      const block = let_('block', top.get());
      when(gt(block, address(program.tablesEnd + ROOM_BYTES)), () => ret(nil()));
      top.set(add(block, size));
      ret(block);
    });
    const free = implement('sigil_free', () => undefined);
    const module = assembleFunctions({ sigil_alloc: alloc, sigil_free: free }, { optimize: 'none' });
    return merge(program, withMemory(module, program.initialPages + 3), goal, folder);
  },
};

const casesOf = (...names: string[]) => growthCases.filter((one) => names.includes(caseName(one)));

const options = {
  cases: casesOf('small_1000', 'small_10000', 'law_1000'),
  allocators: [tlsf, tiny, absent],
  engines: enginesOf('self'),
  turns: 500,
  generations: 1,
  rounds: 2,
  against: undefined,
  isQuick: true,
  isJson: false,
  csv: undefined,
  isHelp: false,
};

describe('two tiny rounds of growth', () => {
  let result: GrowthResult;
  const row = (contender: string, name: string): GrowthRow | undefined =>
    result.rows.find((one) => one.contender === contender && one.case === name);

  beforeAll(async () => {
    result = await compareGrowth(options);
  });

  it('tell time, that of the control and the rest, with as many live blocks as the case says', () => {
    for (const name of ['small_1000', 'small_10000', 'law_1000']) {
      const { nanoseconds, controlNanoseconds, netNanoseconds, pages, liveBlocks } = row('tlsf-rc', name)!;
      expect(nanoseconds).toBeGreaterThan(0);
      expect(controlNanoseconds).toBeGreaterThan(0);
      expect(netNanoseconds).toBeLessThan(nanoseconds);
      expect(pages * 65_536).toBeGreaterThan(liveBlocks * 36);
      expect(name).toContain(String(liveBlocks));
    }
  });

  it('find out whose memory ends, and go on without', () => {
    expect(row('tiny', 'small_1000')).toBeDefined();
    expect(row('tiny', 'law_1000')).toBeUndefined();
    expect(result.absent.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
      expect.stringContaining('mimalloc mimalloc is nowhere'),
      'tiny small_10000: it ran out of memory, or mixed up blocks',
      'tiny law_1000: it ran out of memory, or mixed up blocks',
    ]);
    expect(row('tlsf-rc', 'law_1000')!.ratio).toBeNull();
  });

  it('print a row for each number of blocks, and keep a line of CSV for each figure', () => {
    const lines = growthTable(result).split('\n');
    expect(lines.filter((line) => /^10?,000 /.test(line))).toHaveLength(3);
    expect(lines).toContain('mimalloc: absent: mimalloc is nowhere; install with: apt-get install it');
    const page = growthMarkdown(growthCsv(result)).split('\n');
    expect(page.filter((line) => /^\| 10?,000 \|/.test(line))).toHaveLength(3);
    expect(page.filter((line) => line.startsWith('**'))).toHaveLength(2);
    const kept = readCsv(growthCsv(result));
    expect(kept.map((line) => `${line.contender} ${line.case}`)).toEqual(
      result.rows.map((one) => `${one.contender} ${one.case}`),
    );
    expect(kept[0]).toMatchObject({ series: 'small', live_blocks: '1000', unit: 'malloc or free', rounds: '2' });
  });
});

describe('the command line of growth', () => {
  it('goes to ten million blocks and to 3.4 GiB, and less far when it is to be quick', () => {
    const all = parseGrowthOptions([]);
    expect(all.cases).toEqual(growthCases);
    expect(all.allocators).toEqual(growthAllocators);
    expect(Math.max(...all.cases.map(({ count }) => count))).toBe(10_000_000);
    const quick = parseGrowthOptions(['--quick']);
    expect(Math.max(...quick.cases.map(({ count }) => count))).toBe(100_000);
    expect(quick.rounds).toBeLessThan(all.rounds);
    expect(parseGrowthOptions(['--quick', '--cases', 'large_15000']).cases).toEqual(casesOf('large_15000'));
  });

  it.each([
    [['--cases', 'law'], '--cases takes some of small_1000,'],
    [['--contenders', 'bump'], '--contenders takes some of tlsf-rc,'],
    [['--rounds', '0'], 'found "0"'],
  ])('refuses %j in one line', (args, message) => {
    expect(() => parseGrowthOptions(args)).toThrow(UsageError);
    expect(() => parseGrowthOptions(args)).toThrow(message);
  });
});
