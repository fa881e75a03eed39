import { describe, expect, it } from 'vitest';
import { tracesCsv, tracesFootprintCsv } from '../../src/traces/csv.js';
import { tracesMarkdown } from '../../src/traces/markdown.js';
import type { TraceRow, TracesResult } from '../../src/traces/result.js';
import { tracesTable } from '../../src/traces/table.js';

const row = (place: TraceRow['place'], contender: string, figures: Partial<TraceRow>): TraceRow => ({
  place,
  engine: place === 'wasm' ? 'node v0, V8 0' : 'native, cc 0',
  case: 'perl',
  contender,
  nanoseconds: 10,
  peer: place === 'wasm' ? 'dlmalloc' : 'glibc',
  ratio: 1,
  isSteady: true,
  pages: place === 'wasm' ? 32 : null,
  peakLiveBytes: 1 << 20,
  peakMemoryBytes: 1 << 21,
  longestNanoseconds: place === 'wasm' ? null : 1_500,
  checksum: '0000abcd',
  ...figures,
});

const competitor = (place: TraceRow['place'], name: string) => ({
  place,
  name,
  what: `${name} as it is`,
  version: '1, 2',
});

const result: TracesResult = {
  origin: { machine: 'a "fast" one, 2 cores', node: 'v0', binaryen: '0', commit: 'abc', date: '2000-01-01' },
  rounds: 2,
  traces: [{ name: 'perl', program: 'perl5', package: 'perl-base 5', calls: 10, recordedCalls: 20 }],
  contenders: [
    competitor('wasm', 'tlsf-rc'),
    competitor('wasm', 'dlmalloc'),
    competitor('native', 'tlsf-rc'),
    competitor('native', 'glibc'),
  ],
  absent: [{ name: 'mimalloc', reason: 'it is nowhere' }],
  rows: [
    row('wasm', 'tlsf-rc', { nanoseconds: 5, ratio: 0.5, pages: 36 }),
    row('wasm', 'dlmalloc', { isSteady: false }),
    row('native', 'tlsf-rc', { nanoseconds: 4, ratio: 0.4, peakMemoryBytes: null }),
    row('native', 'glibc', { longestNanoseconds: 25_000 }),
  ],
  samples: [
    {
      place: 'wasm',
      case: 'perl',
      contender: 'tlsf-rc',
      calls: [5, 10],
      liveBytes: [1, 2],
      memoryBytes: [65_536, 131_072],
    },
  ],
};

describe('what is shown of traces', () => {
  it('is time, memory and longest calls of each engine, and what of the goals is met', () => {
    const lines = tracesTable(result).split('\n');
    expect(lines).toContain("node v0, V8 0: ns of one operation, and over dlmalloc's");
    expect(lines).toContain('perl            5.00 0.50x  ~10.00 1.00x');
    expect(lines).toContain('geometric mean       0.50x         1.00x');
    expect(lines).toContain('perl   2048 2.00x  2048 2.00x');
    expect(lines).toContain('perl       1.5   25.0');
    expect(lines).toContain("linear memory over dlmalloc's, perl    1.125x  1.00x  missed");
    expect(lines).toContain("time natively over glibc's, perl       0.400x  1.00x     met");
    expect(lines).toContain('perl: perl5 of perl-base 5, the first 10 of 20 calls');
    expect(lines).toContain('mimalloc: absent: it is nowhere');
  });

  it('is the same in Markdown that is made of the CSV', () => {
    const lines = tracesMarkdown(tracesCsv(result)).split('\n');
    expect(lines).toContain('| perl | 5.00 0.50x | ~10.00 1.00x |');
    expect(lines).toContain("| linear memory over dlmalloc's, perl | 1.125x | 1.00x | missed |");
    expect(lines).toContain('2 rounds; a "fast" one, 2 cores; Binaryen 0; commit abc, 2000-01-01.');
  });

  it('has memory over time in a CSV of its own', () => {
    expect(tracesFootprintCsv(result)).toBe(
      'place,trace,contender,op,live_bytes,memory_bytes\nwasm,perl,tlsf-rc,5,1,65536\nwasm,perl,tlsf-rc,10,2,131072\n',
    );
  });
});
