import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { nativeKernels } from '../../src/native/catalogue.js';
import { nativeContenders } from '../../src/native/field/index.js';
import { parseNativeOptions } from '../../src/native/options.js';

describe('the command line of the native allocators', () => {
  it('compares all of them on every kernel by default, with less of everything when quick', () => {
    const [all, quick] = [parseNativeOptions([]), parseNativeOptions(['--quick'])];
    expect(all.kernels).toEqual(nativeKernels);
    expect(all.contenders).toEqual(nativeContenders);
    expect(all.countsInstructions).toBe(false);
    expect(quick.rounds).toBeLessThan(all.rounds);
    expect(quick.scale).toBeLessThan(all.scale);
    expect(quick.census.rounds).toBeLessThan(all.census.rounds);
  });

  it('takes some kernels and contenders by name, and the counting of instructions', () => {
    const args = ['--cases', 'trees,pair', '--contenders', 'glibc,tlsf-rc', '--instructions', '--against', 'tlsf-rc'];
    const chosen = parseNativeOptions(args);
    expect(chosen.kernels.map(({ name }) => name)).toEqual(['pair', 'trees']);
    expect(chosen.contenders.map(({ name }) => name)).toEqual(['tlsf-rc', 'glibc']);
    expect(chosen.countsInstructions).toBe(true);
    expect(chosen.against).toBe('tlsf-rc');
  });

  it.each([
    [['--cases', 'pears'], '--cases takes some of pair,'],
    [['--contenders', 'malloc'], 'found "malloc"'],
    [['--contenders', 'glibc', '--against', 'mimalloc'], '--against takes some of glibc'],
    [['--engines', '24'], '--engines'],
  ])('refuses %j in one line', (args, message) => {
    expect(() => parseNativeOptions(args)).toThrow(UsageError);
    expect(() => parseNativeOptions(args)).toThrow(message);
  });
});
