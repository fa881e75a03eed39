import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { shimHost, testFolder } from './shim-host.js';

const folder = await testFolder();
const memory = shimHost(folder, 'memory');
const modules = shimHost(folder, 'modules');

const initialEndOf64KiBTimes = (pages: number) => pages * 65536;

describe.skipIf(missingTools)('linear memory', () => {
  it('grows to 65,536 pages and no further, and its base stays, aligned like a page', async () => {
    const { stdout, status } = await memory([], { env: { GROW: '1' } });
    expect(stdout).toBe(
      'from 1 to 65536 of 4294967296 bytes, beyond -1, by nothing 65536, base stays, its address modulo 65536 is 0\n',
    );
    expect(status).toBe(0);
  });

  it('copies with overlap, fills with the low byte, and traps before it writes past the end', async () => {
    const [line] = (await memory()).stdout.split('\n');
    expect(line).toBe('xxabcdef, copy past the end 3, fill past the end 3, written 0, fill of nothing at the end 0');
  });

  it('copies thousands of bytes over themselves, up and down', async () => {
    expect((await memory()).stdout.split('\n').at(-2)).toBe('up 1, down 1');
  });

  it('traps at the end, across it, and at the farthest 33-bit address', async () => {
    const [, line] = (await memory()).stdout.split('\n');
    expect(line).toBe('inside 0, across 3, after 3, farthest 3');
  });

  it('keeps a cap on pages, and refuses one below what is in use', async () => {
    const [, , line, last] = (await memory()).stdout.split('\n');
    expect(line).toBe('below what is in use 0, three 1, grow by three -1, grow by two 1, by one more -1');
    expect(last).toBe('still 3');
  });
});

describe.skipIf(missingTools)('lowered modules in one memory', () => {
  it('need not be there for a heap to begin, at 1024 of a first page', async () => {
    const ends = `heap base 1024, initial end ${initialEndOf64KiBTimes(1)}`;
    expect((await modules(['none'])).stdout).toBe(`pages 1, ${ends}\n`);
  });

  it('lay their segments in order, once, and the heap begins above the highest data', async () => {
    const { stdout } = await modules(['two']);
    expect(stdout).toBe(
      `!bEFGH wxyz grow to eleven -1 pages 3, heap base 4000, initial end ${initialEndOf64KiBTimes(3)}\n`,
    );
  });

  it('do not count pages as initial that lie behind pages somebody grew', async () => {
    const { stdout } = await modules(['grown-between']);
    expect(stdout).toBe(`pages 3, heap base 4000, initial end ${initialEndOf64KiBTimes(1)}\n`);
  });

  it('change neither heap base nor initial end once these have been read', async () => {
    const { stdout } = await modules(['larger-later']);
    const ends = `heap base 4000, initial end ${initialEndOf64KiBTimes(3)}`;
    expect(stdout).toBe(`pages 3, ${ends}\npages 5, ${ends}\n`);
  });

  it('end 16 bytes before 2^32 when they start with all pages', async () => {
    expect((await modules(['full'])).stdout).toBe('pages 65536, heap base 1024, initial end 4294967280\n');
  });

  it.each([
    ['overlap', 'sigil: module "overlapping" has static data at 1029 that overlaps module "first" at 1026'],
    [
      'too-late',
      'sigil: module "second" has static data up to 4000; it must be registered before the first allocation, ' +
        'or lie below the heap base 1030',
    ],
    ['newer', 'sigil: module "newer" was lowered for version 2 of the shim; this is version 1'],
    ['tight', 'sigil: module "tight" allows a maximum of pages of 2; in use are 3'],
    ['cap', 'sigil: module "second" cannot have its initial pages: it needs 3; the maximum is 2'],
    ['frozen', 'sigil: module "overlapping" has static data at 1029 that overlaps module "first" at 1026'],
  ])('are refused with one line: %s', async (which, line) => {
    expect(await modules([which])).toMatchObject({ stderr: `${line}\n`, status: 134 });
  });

  it('trap when a segment leaves the memory', async () => {
    const { stderr, status } = await modules(['outside']);
    expect(stderr).toBe('{"error":"out-of-bounds","conformer":"bump","address":65537,"pages":1,"maxPages":65536}\n');
    expect(status).toBe(134);
  });
});
