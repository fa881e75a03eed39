/**
 * The ledger: what a conformer says of itself (its figures, its own health check) against what the shadow heap knows.
 *
 *   live-blocks                    = blocks of the shadow heap
 *   live-bytes                     >= their sizes; equal where the usable size is the requested one
 *   peak-bytes                     >= the most that the shadow heap held; never falls
 *   live-bytes + free-bytes        <= reserved-bytes <= linear memory
 *   largest-free-bytes             <= free-bytes
 *   reserved-bytes                 never falls
 *
 * Figures are set against each other only when nothing has happened between them.
 */
import { type Answers, PAGE_BYTES } from '@sigil-alloc/wit';
import type { FigureName } from './further-op.js';
import type { Op, OpResult } from './op.js';
import type { Promised } from './verdict.js';
import { Violation } from './violation.js';

/** What the ledger needs to know of the shadow heap. */
export interface Books {
  readonly answers: Answers;
  readonly blocks: { readonly size: number };
  readonly liveBytes: number;
  readonly spareBytes: number;
  readonly peakBytes: number;
  readonly pages: number;
}

export class Ledger {
  /** figures read since the heap changed last */
  private readonly now = new Map<FigureName, number>();
  private peakBytes = 0;
  private reservedBytes = 0;

  /** Throws Violation. */
  judge(op: Op, { status, value }: OpResult, books: Books): void {
    if (op.op === 'check-heap') {
      if (value !== 0) throw new Violation('inspection', `check-heap says that invariant ${value} does not hold`);
    } else if (op.op !== 'figure') {
      if (this.now.size > 0 && !isPatternOp(op)) this.now.clear();
    } else if (status === 'ok') {
      this.now.set(op.figure, value);
      this.judgeFigure(op.figure, value, books);
      this.judgeSums();
    }
  }

  private judgeFigure(figure: FigureName, value: number, books: Books): void {
    const expect = (holds: boolean, rule: string, line: Promised = 'statistics'): void => {
      if (!holds) throw new Violation(line, `${figure} is ${value}; ${rule}`);
    };
    switch (figure) {
      case 'live-blocks':
        expect(value === books.blocks.size, `${books.blocks.size} blocks are live`);
        break;
      case 'live-bytes':
        expect(value >= books.liveBytes, `live blocks have ${books.liveBytes} bytes`);
        if (books.answers.usableSize === 'requested') {
          expect(value <= books.liveBytes + books.spareBytes, `live blocks have ${books.liveBytes} bytes, and no more`);
        }
        break;
      case 'peak-bytes':
        expect(value >= books.peakBytes, `${books.peakBytes} bytes were live at one time`);
        expect(value >= this.peakBytes, `it was ${this.peakBytes} before`);
        this.peakBytes = value;
        break;
      case 'reserved-bytes':
        expect(value <= books.pages * PAGE_BYTES, `linear memory has ${books.pages} pages`, 13);
        expect(value >= this.reservedBytes, `it was ${this.reservedBytes} before`, 13);
        this.reservedBytes = value;
        break;
      default:
        break;
    }
  }

  private judgeSums(): void {
    const live = this.now.get('live-bytes') ?? 0;
    const free = this.now.get('free-bytes') ?? 0;
    this.expectAtMost(live + free, 'live-bytes and free-bytes together', 'reserved-bytes', 13);
    this.expectAtMost(live, 'live-bytes', 'peak-bytes');
    this.expectAtMost(this.now.get('largest-free-bytes') ?? 0, 'largest-free-bytes', 'free-bytes');
  }

  private expectAtMost(sum: number, what: string, figure: FigureName, line: Promised = 'statistics'): void {
    const limit = this.now.get(figure);
    if (limit !== undefined && sum > limit) throw new Violation(line, `${what}: ${sum}, over ${figure}: ${limit}`);
  }
}

const isPatternOp = ({ op }: Op): boolean => op === 'fill' || op === 'verify' || op === 'verify-zero';
