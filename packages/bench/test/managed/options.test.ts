import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { managedKernels } from '../../src/managed/catalogue.js';
import { managedContenders } from '../../src/managed/field/index.js';
import { parseManagedOptions } from '../../src/managed/options.js';

describe('the command line of managed objects', () => {
  it('compares all of them on every kernel in this Node by default; when quick, fewer rounds of fewer turns', () => {
    const all = parseManagedOptions([]);
    expect(all.kernels).toEqual(managedKernels);
    expect(all.contenders).toEqual(managedContenders);
    expect(all.engines.map(({ name }) => name)).toEqual(['self']);
    expect(all.scale).toBe(1);
    const quick = parseManagedOptions(['--quick']);
    expect(quick.rounds).toBeLessThan(all.rounds);
    expect(quick.scale).toBeLessThan(1);
  });

  it('takes some kernels, contenders and engines by name', () => {
    const args = ['--cases', 'drop,trees', '--contenders', 'wasmgc,sigil', '--engines', '24', '--against', 'sigil'];
    const chosen = parseManagedOptions(args);
    expect(chosen.kernels.map(({ name }) => name)).toEqual(['trees', 'drop']);
    expect(chosen.contenders.map(({ name }) => name)).toEqual(['sigil', 'wasmgc']);
    expect(chosen.engines.map(({ name }) => name)).toEqual(['24']);
    expect(chosen.against).toBe('sigil');
  });

  it.each([
    [['--cases', 'bushes'], '--cases takes some of trees,'],
    [['--contenders', 'boehm'], 'found "boehm"'],
    [['--contenders', 'sigil', '--against', 'wasmgc'], '--against takes some of sigil'],
    [['--rounds', '1'], 'found "1"'],
  ])('refuses %j in one line', (args, message) => {
    expect(() => parseManagedOptions(args)).toThrow(UsageError);
    expect(() => parseManagedOptions(args)).toThrow(message);
  });
});
