import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/allocators/markdown.js';

describe('tables made from CSV', () => {
  const head =
    'date,commit,machine,engine,binaryen,rounds,case,unit,contender,version,ns_per_operation,peer,ratio,steady,pages,live_bytes,heap_over_live,longest_us,code_bytes,checksum';
  const line = (name: string, contender: string, figures: string) =>
    `2000-01-01,abc,"a ""fast"" one, 2 cores","node v0, V8 0",0,2,${name},malloc,${contender},"x, y",${figures},00000001`;

  it('hold times beside ratios, a gap where there is none, and mark what was unsteady', () => {
    const csv = [
      head,
      line('pair', 'ours', '1.2345,peer,0.5000,true,1,64,1024,,100'),
      line('pair', 'peer', '2.469,peer,1.0000,false,2,64,2048,,200'),
      line('churn', 'ours', '5,peer,0.5000,true,15,760403,1.293,6.34,100'),
      line('scopes', 'ours', '1234.5,peer,,true,3,,,,100'),
    ].join('\n');
    const lines = markdown(`${csv}\n`).split('\n');
    expect(lines).toContain("**node v0, V8 0**: ns, and over peer's");
    expect(lines).toContain('| pair | 1.23 (0.50x) | ~2.47 (1.00x) |');
    expect(lines).toContain('| scopes | 1235 |  |');
    expect(lines).toContain('| pair | 1 | 2 |');
    expect(lines).toContain('| churn | 15 (1.29x) |  |');
    expect(lines).toContain('**node v0, V8 0**: longest turn of a free and a malloc in µs');
    expect(lines).toContain('| churn | 6.3 |');
    expect(lines).toContain('| code bytes | 100 | 200 |');
    expect(lines).toContain('2 rounds; a "fast" one, 2 cores; Binaryen 0; commit abc, 2000-01-01.');
    expect(lines.at(-1)).toContain('more than 10 %');
  });
});
