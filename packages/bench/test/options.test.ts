import { describe, expect, it } from 'vitest';
import { cases } from '../src/catalogue.js';
import { UsageError } from '../src/errors.js';
import { parseOptions } from '../src/options.js';

describe('the command line', () => {
  it('measures everything by default, with fewer rounds when quick', () => {
    const all = parseOptions([]);
    expect(all.cases).toEqual(cases);
    expect(parseOptions(['--quick']).rounds).toBeLessThan(all.rounds);
    expect(parseOptions(['--quick', '--rounds', '5']).rounds).toBe(5);
  });

  it('takes some cases and contenders by name', () => {
    const { cases: chosen, contenders } = parseOptions(['--cases', 'fifo,pair', '--contenders', 'cc,node']);
    expect(chosen.map(({ kernel }) => kernel.name)).toEqual(['pair', 'fifo']);
    expect(contenders.map(({ name }) => name)).toEqual(['cc', 'node']);
  });

  it.each([
    [['--cases', 'pears'], '--cases takes some of'],
    [['--contenders', 'gcc'], 'found "gcc"'],
    [['--against', 'glibc'], '--against takes some of'],
    [['--contenders', 'node', '--against', 'cc'], '--against takes some of node'],
    [['--rounds', '1'], '--rounds must be a whole number from 2 to 1000; found "1"'],
    [['--rounds', '1e2'], 'found "1e2"'],
    [['--fast'], '--fast'],
    [['--csv'], '--csv'],
    [['file'], 'file'],
  ])('refuses %j in one line', (args, message) => {
    expect(() => parseOptions(args)).toThrow(UsageError);
    expect(() => parseOptions(args)).toThrow(message);
  });
});
