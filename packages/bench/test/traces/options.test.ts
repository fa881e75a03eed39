import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { traceNames } from '../../src/traces/catalogue.js';
import { parseTracesOptions } from '../../src/traces/options.js';

const namesOf = (all: readonly { readonly name: string }[]): string[] => all.map(({ name }) => name);

describe('the command line of the traces', () => {
  it('takes all traces, and all who free and resize blocks, in wasm and natively', () => {
    const { cases, allocators, natives } = parseTracesOptions([]);
    expect(cases).toEqual(traceNames);
    expect(namesOf(allocators)).toEqual(expect.arrayContaining(['tlsf-rc', 'dlmalloc', 'emmalloc']));
    expect(namesOf(natives)).toEqual(expect.arrayContaining(['tlsf-rc', 'tlsf-rc-linked', 'glibc', 'mimalloc']));
    for (const name of ['bump', 'floor', 'tlsf-rc-managed'])
      expect(namesOf([...allocators, ...natives])).not.toContain(name);
  });

  it('takes fewer of all when quick', () => {
    const [all, quick] = [parseTracesOptions([]), parseTracesOptions(['--quick'])];
    expect(quick.rounds).toBeLessThan(all.rounds);
    expect(quick.natives.length).toBeLessThan(all.natives.length);
    expect(quick.cases).toEqual(all.cases);
  });

  it('takes some by name, in one place or both', () => {
    const chosen = parseTracesOptions(['--cases', 'perl,gcc', '--contenders', 'tlsf-rc,glibc', '--places', 'native']);
    expect(chosen.cases).toEqual(['gcc', 'perl']);
    expect(chosen.allocators).toEqual([]);
    expect(namesOf(chosen.natives)).toEqual(['tlsf-rc', 'glibc']);
  });

  it.each([
    [['--cases', 'cobol'], '--cases takes some of brotli,'],
    [['--contenders', 'bump'], 'found "bump"'],
    [['--places', 'moon'], '--places takes some of wasm, native; found "moon"'],
    [['--contenders', 'glibc', '--places', 'wasm'], '--contenders: none of them runs in wasm'],
    [['--contenders', 'glibc', '--against', 'dlmalloc'], '--against takes some of glibc'],
  ])('refuses %j in one line', (args, message) => {
    expect(() => parseTracesOptions(args)).toThrow(UsageError);
    expect(() => parseTracesOptions(args)).toThrow(message);
  });
});
