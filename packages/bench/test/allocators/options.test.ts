import { describe, expect, it } from 'vitest';
import { heapKernels } from '../../src/allocators/catalogue.js';
import { allocators } from '../../src/allocators/field/index.js';
import { parseAllocatorOptions } from '../../src/allocators/options.js';
import { UsageError } from '../../src/errors.js';

describe('the command line of the allocators', () => {
  it('compares all of them on every kernel in this Node by default, with fewer rounds when quick', () => {
    const all = parseAllocatorOptions([]);
    expect(all.kernels).toEqual(heapKernels);
    expect(all.allocators).toEqual(allocators);
    expect(all.engines.map(({ name }) => name)).toEqual(['self']);
    expect(parseAllocatorOptions(['--quick']).rounds).toBeLessThan(all.rounds);
  });

  it('takes some kernels, allocators and engines by name', () => {
    const args = ['--cases', 'large,pair', '--contenders', 'floor,tlsf-rc', '--engines', 'self,24,self'];
    const chosen = parseAllocatorOptions(args);
    expect(chosen.kernels.map(({ name }) => name)).toEqual(['pair', 'large']);
    expect(chosen.allocators.map(({ name }) => name)).toEqual(['tlsf-rc', 'floor']);
    expect(chosen.engines.map(({ name }) => name)).toEqual(['self', '24']);
  });

  it.each([
    [['--cases', 'pears'], '--cases takes some of pair,'],
    [['--contenders', 'malloc'], 'found "malloc"'],
    [['--contenders', 'floor', '--against', 'dlmalloc'], '--against takes some of floor'],
    [['--engines', '24,'], '--engines takes self, releases such as 24 and paths; found "24,"'],
    [['--rounds', '0'], 'found "0"'],
    [['native'], 'native'],
  ])('refuses %j in one line', (args, message) => {
    expect(() => parseAllocatorOptions(args)).toThrow(UsageError);
    expect(() => parseAllocatorOptions(args)).toThrow(message);
  });
});
