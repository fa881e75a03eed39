import { describe, expect, it } from 'vitest';
import { NATIVE_COLUMNS } from '../../src/native/csv.js';
import { nativeMarkdown } from '../../src/native/markdown.js';

const line = (name: string, contender: string, figures: string): string =>
  `2000-01-01,abc,"fast, 2 cores","native, cc",0,2,${name},malloc,${contender},1,${figures},00000001`;

const page = nativeMarkdown(
  [
    NATIVE_COLUMNS.join(','),
    line('churn', 'tlsf-rc', '2.5,glibc,0.5000,true,17,1500000,1000000,12500,76.4'),
    line('churn', 'glibc', '5,glibc,1.0000,false,,2000000,1000000,90000,100.5'),
    line('churn', 'mimalloc', '1.9,glibc,0.3800,true,,3000000,1000000,8000,50.6'),
    line('pair', 'tlsf-rc', '3,glibc,1.0500,true,1,20000,64,9000,'),
    line('scopes', 'bump', '20.5,glibc,,true,1,4096,,,'),
  ].join('\n'),
).split('\n');

describe('tables of native allocators made from CSV', () => {
  it('hold times beside ratios, a gap where there is none, and mark what was unsteady', () => {
    expect(page).toContain('**native, cc**: ns of one operation, and over glibc');
    expect(page).toContain('| case | tlsf-rc | glibc | mimalloc | bump |');
    expect(page).toContain('| churn | 2.50 (0.50x) | ~5.00 (1.00x) | 1.90 (0.38x) |  |');
    expect(page).toContain('| scopes |  |  |  | 20.50 |');
    expect(page.at(-1)).toContain('more than 10 %');
  });

  it('hold memory where much is live, longest calls and instructions, of those who have them', () => {
    expect(page).toContain('| churn | 1.50x | 2.00x | 3.00x |');
    expect(page.filter((row) => row.startsWith('| pair |'))).toEqual([
      '| pair | 3.00 (1.05x) |  |  |  |',
      '| pair | 9.0 |  |  |',
    ]);
    expect(page).toContain('| churn | 12.5 | 90.0 | 8.0 |');
    expect(page).toContain('| churn | 76.4 | 100.5 | 50.6 |');
  });

  it('say of each goal whether it is met, where both were measured', () => {
    expect(page).toContain('| churn: tlsf-rc over glibc | 0.50x | 1.00x | met |');
    expect(page).toContain('| churn: tlsf-rc over mimalloc | 1.32x | 1.30x | missed |');
    expect(page.join('\n')).not.toContain('pair: tlsf-rc over glibc');
    expect(page).toContain('2 rounds; fast, 2 cores; Binaryen 0; commit abc, 2000-01-01.');
  });
});
