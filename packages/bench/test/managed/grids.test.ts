import { describe, expect, it } from 'vitest';
import { goalRows } from '../../src/managed/goals.js';
import { gridsOf, type Shown } from '../../src/managed/grids.js';

const line = (name: string, contender: string, ratio: number | null, more: Partial<Shown> = {}): Shown => ({
  case: name,
  contender,
  nanoseconds: 12.345,
  ratio,
  isSteady: true,
  memoryMib: 1.25,
  longestMicroseconds: null,
  ...more,
});

describe('the grids of a comparison', () => {
  it('have a row per contender, a column per kernel, and a gap where one did not run', () => {
    const lines = [
      line('trees', 'a', 1, { isSteady: false }),
      line('pauses', 'a', 1, { longestMicroseconds: 7.06 }),
      line('trees', 'b', 0.5),
      line('drop', 'a', 1, { longestMicroseconds: 3 }),
    ];
    const [times, memory, longest, ...rest] = gridsOf(lines, 'a');
    expect(times!.rows).toEqual([
      ['', 'trees', 'pauses'],
      ['a', '~12.35 (1.00x)', '12.35 (1.00x)'],
      ['b', '12.35 (0.50x)', ''],
    ]);
    expect(memory!.rows).toEqual([
      ['', 'trees', 'pauses'],
      ['a', '1.3', '1.3'],
      ['b', '1.3', ''],
    ]);
    expect(longest!.rows).toEqual([
      ['', 'pauses', 'drop'],
      ['a', '7.1', '3.0'],
    ]);
    expect(rest).toEqual([]);
  });

  it('tell of each goal whether it is met, where both were measured', () => {
    const lines = [
      line('trees', 'sigil', 0.4),
      line('trees', 'asc-0.9-arc', 1),
      line('trees', 'javascript', 0.2),
      line('rings', 'sigil', 0.3),
    ];
    expect(goalRows(lines).slice(1)).toEqual([
      ['trees: sigil over asc-0.9-arc', '0.40x', '0.50x', 'met'],
      ['trees: sigil over javascript', '2.00x', '1.00x', 'missed'],
    ]);
  });
});
