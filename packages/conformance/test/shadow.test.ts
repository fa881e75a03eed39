import { describe, expect, it } from 'vitest';
import {
  type Answers,
  type FigureName,
  type Op,
  type OpResult,
  SAFE_ANSWERS,
  ShadowHeap,
  Violation,
} from '../src/index.js';

const MAX_PAGES = 10;

const ok = (value: number, pages = 1): OpResult => ({ status: 'ok', value, trap: 'none', failedSize: 0, pages });

/** The shadow heap after a block of 100 bytes at 4096 in slot 0, and what it says to one more result. */
function judged(steps: readonly (readonly [Op, OpResult])[], answers: Partial<Answers> = {}): string {
  const shadow = new ShadowHeap({ ...SAFE_ANSWERS, ...answers }, 1, MAX_PAGES);
  shadow.judge({ op: 'alloc', into: 0, size: 100 }, ok(4096));
  try {
    for (const [op, result] of steps) shadow.judge(op, result);
    return `${shadow.blocks.size} blocks, ${shadow.liveBytes} bytes`;
  } catch (error) {
    if (error instanceof Violation) return `${error.line}: ${error.message}`;
    throw error;
  }
}

const figure = (name: FigureName): Op => ({ op: 'figure', figure: name });

describe('The shadow heap', () => {
  it('takes a freed block for dead and its place for free', () => {
    const freed: [Op, OpResult] = [{ op: 'free', block: 0 }, ok(0)];
    expect(judged([freed])).toBe('0 blocks, 0 bytes');
    expect(judged([freed, [{ op: 'alloc', into: 1, size: 64 }, ok(4112)]])).toBe('1 blocks, 64 bytes');
  });

  it('knows when an attempt may answer 0: not while memory could be grown', () => {
    const attempt: Op = { op: 'try-alloc', into: 1, size: 100_000 };
    expect(judged([[attempt, ok(0)]])).toBe('5: try-alloc of 100000 bytes answered 0 while 9 pages could be grown');
    expect(judged([[attempt, ok(0, 9)]])).toBe('1 blocks, 100 bytes');
    const resized: Op = { op: 'try-realloc', block: 0, oldSize: 100, newSize: 5, into: 0 };
    expect(judged([[resized, ok(0)]])).toMatch(/^5: try-realloc of 5 bytes answered 0/);
    const aligned: Op = { op: 'try-alloc-aligned', into: 1, size: 5, align: 65_536 };
    expect(judged([[aligned, ok(0, 7)]])).toBe('1 blocks, 100 bytes');
    expect(judged([[aligned, ok(0, 6)]])).toMatch(/^5: try-alloc-aligned/);
  });

  it('wants the alignment that was asked for', () => {
    const op: Op = { op: 'alloc-aligned', into: 1, size: 5, align: 64 };
    expect(judged([[op, ok(8192)]])).toBe('2 blocks, 105 bytes');
    expect(judged([[op, ok(8208)]])).toBe('heap: alloc-aligned with align 64 answered 0x2010');
  });

  it('wants 0 or 1 of resize-in-place, and room for what was resized', () => {
    const op: Op = { op: 'resize-in-place', block: 0, newSize: 300 };
    expect(judged([[op, ok(0)]])).toBe('1 blocks, 100 bytes');
    expect(judged([[op, ok(1)]])).toBe('1 blocks, 300 bytes');
    expect(judged([[op, ok(2)]])).toBe('heap: resize-in-place answered 2, which is neither 0 nor 1');
    expect(
      judged([
        [{ op: 'alloc', into: 1, size: 8 }, ok(4200)],
        [op, ok(1)],
      ]),
    ).toMatch(/^6: .* overlaps/);
  });

  it('wants a usable size that is the block’s, and the requested one where that is answered', () => {
    const op: Op = { op: 'usable-size', block: 0 };
    const roundedUp = { usableSize: 'rounded-up' } as const;
    expect(judged([[op, ok(112)]], roundedUp)).toBe('1 blocks, 112 bytes');
    expect(judged([[op, ok(96)]], roundedUp)).toMatch(/^heap: .* is 96, less than was asked for/);
    expect(judged([[op, ok(112)]])).toMatch(/^heap: .* the conformer answers that it is the requested size/);
    const behind: [Op, OpResult] = [{ op: 'alloc', into: 1, size: 8 }, ok(4200)];
    expect(judged([behind, [op, ok(112)]], roundedUp)).toMatch(/^heap: .* overlaps/);
  });

  it('lets a block from outside that promote leaves where it is keep its size', () => {
    const promoted: [Op, OpResult][] = [
      [{ op: 'enter-scope', into: 0 }, ok(7)],
      [{ op: 'promote', scope: 0, block: 0, size: 40, into: 0 }, ok(4096)],
    ];
    const usable: Op = { op: 'usable-size', block: 0 };
    expect(judged([...promoted, [usable, ok(40)]])).toBe('1 blocks, 40 bytes');
    expect(judged([...promoted, [usable, ok(100)]])).toBe('1 blocks, 100 bytes');
    expect(judged([...promoted, [usable, ok(101)]])).toMatch(/^heap/);
    expect(judged([...promoted, [figure('live-bytes'), ok(100)]])).toBe('1 blocks, 40 bytes');
    expect(judged([...promoted, [figure('live-bytes'), ok(101)]])).toMatch(/^statistics/);
  });

  it('knows no reason for a trap in what asks for no memory', () => {
    const trap: OpResult = { status: 'trap', value: 0, trap: 'out-of-memory', failedSize: 8, pages: 1 };
    const line = (op: Op): string => judged([[op, trap]]).split(':')[0]!;
    expect(line({ op: 'free', block: 0 })).toBe('heap');
    expect(line({ op: 'resize-in-place', block: 0, newSize: 8 })).toBe('heap');
    expect(line({ op: 'try-alloc', into: 1, size: 8 })).toBe('5');
    expect(line(figure('live-bytes'))).toBe('statistics');
    expect(line({ op: 'check-heap' })).toBe('inspection');
  });

  it.each<[string, FigureName, number, string]>([
    ['blocks', 'live-blocks', 2, 'statistics: live-blocks is 2; 1 blocks are live'],
    ['too few bytes', 'live-bytes', 99, 'statistics: live-bytes is 99; live blocks have 100 bytes'],
    ['too many bytes', 'live-bytes', 101, 'statistics: live-bytes is 101; live blocks have 100 bytes, and no more'],
    ['a peak', 'peak-bytes', 99, 'statistics: peak-bytes is 99; 100 bytes were live at one time'],
    ['reserved bytes', 'reserved-bytes', 65_537, '13: reserved-bytes is 65537; linear memory has 1 pages'],
  ])('contradicts figures: %s', (_what, name, value, message) => {
    expect(judged([[figure(name), ok(value)]])).toBe(message);
  });

  it.each<[string, FigureName, number, FigureName, number, string]>([
    [
      'free',
      'free-bytes',
      901,
      'reserved-bytes',
      1000,
      '13: live-bytes and free-bytes together: 1001, over reserved-bytes: 1000',
    ],
    ['largest', 'free-bytes', 50, 'largest-free-bytes', 51, 'statistics: largest-free-bytes: 51, over free-bytes: 50'],
    ['falling', 'reserved-bytes', 900, 'reserved-bytes', 800, '13: reserved-bytes is 800; it was 900 before'],
    ['falling', 'peak-bytes', 300, 'peak-bytes', 200, 'statistics: peak-bytes is 200; it was 300 before'],
  ])('contradicts figures that do not go together: %s', (_what, one, first, other, second, message) => {
    expect(
      judged([
        [figure('live-bytes'), ok(100)],
        [figure(one), ok(first)],
        [figure(other), ok(second)],
      ]),
    ).toBe(message);
  });

  it('sets figures against each other only when nothing has happened between them', () => {
    const between: [Op, OpResult] = [{ op: 'alloc', into: 1, size: 8 }, ok(8192)];
    const steps: [Op, OpResult][] = [[figure('free-bytes'), ok(901)], between, [figure('reserved-bytes'), ok(900)]];
    expect(judged(steps)).toBe('2 blocks, 108 bytes');
  });

  it('wants 0 of check-heap', () => {
    expect(judged([[{ op: 'check-heap' }, ok(0)]])).toBe('1 blocks, 100 bytes');
    expect(judged([[{ op: 'check-heap' }, ok(3)]])).toBe('inspection: check-heap says that invariant 3 does not hold');
  });
});
