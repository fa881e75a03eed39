/** When a trap is what the contract asks for, and when it is a finding. */
import { type Answers, PAGE_BYTES } from '@sigil-alloc/wit';
import type { TryAllocAlignedOp, TryAllocOp, TryReallocOp } from './further-op.js';
import type { Op, OpName, OpResult } from './op.js';
import type { Promised } from './verdict.js';
import { Violation } from './violation.js';

const OBJECT_HEADER_BYTES = 16;

type TryOp = TryAllocOp | TryReallocOp | TryAllocAlignedOp;

/** The line that a trap breaks where the contract knows no reason for one. */
const TRAP_LINE: { readonly [Name in OpName]?: Promised } = {
  'mem-copy': 7,
  'exit-scope': 8,
  'enter-scope': 8,
  promote: 9,
  'free-all': 10,
  free: 'heap',
  'usable-size': 'heap',
  'resize-in-place': 'heap',
  trim: 'heap',
  figure: 'statistics',
  'check-heap': 'inspection',
  'next-block': 'inspection',
  'block-kind': 'inspection',
  'heap-record': 'inspection',
  discard: 'managed',
  retain: 'managed',
  release: 'managed',
  link: 'managed',
  collect: 'managed',
  'collect-step': 'managed',
  'set-candidate-limit': 'managed',
  describe: 'managed',
  upgrade: 'managed',
  forget: 'managed',
  load: 'managed',
};

/** Pages that must be left over before exhaustion is called a lie: room for rounding, headers and a growth policy. */
const SLACK_PAGES = 2;

/** Throws Violation unless the op may end in this trap: out of memory, told rightly, and true. */
export function judgeTrap(op: Op, result: OpResult, answers: Answers, maxPages: number): void {
  const wanted = op.op === 'weaken' ? result.failedSize : requestedSize(op); // how large a table of handles is, nobody says
  const line = TRAP_LINE[op.op] ?? 5;
  if (wanted === undefined)
    throw new Violation(line, `${op.op} trapped with ${result.trap}; it never traps for want of memory`);
  if (result.trap !== 'out-of-memory') {
    throw new Violation(line, `${op.op} of ${wanted} bytes trapped with ${result.trap}, not with out-of-memory`);
  }
  if (op.op !== 'enter-scope' && result.failedSize !== wanted) {
    throw new Violation(5, `${op.op} of ${wanted} bytes failed, sigil_failed_size() says ${result.failedSize}`);
  }
  if (couldBeHad(op, wanted, result.pages, answers, maxPages)) {
    const growable = maxPages - result.pages;
    throw new Violation(5, `${op.op} of ${wanted} bytes said out-of-memory while ${growable} pages could be grown`);
  }
}

/** Throws Violation unless a try-op may answer 0: what it was asked for cannot be had. */
export function judgeRefusal(op: TryOp, result: OpResult, answers: Answers, maxPages: number): void {
  const wanted = op.op === 'try-realloc' ? op.newSize : op.size;
  if (!couldBeHad(op, wanted, result.pages, answers, maxPages)) return;
  const growable = maxPages - result.pages;
  throw new Violation(5, `${op.op} of ${wanted} bytes answered 0 while ${growable} pages could be grown`);
}

function couldBeHad(op: Op, wanted: number, pages: number, answers: Answers, maxPages: number): boolean {
  const { blockOverheadBytes, alignmentBytes, largestRequestBytes } = answers;
  const align = 'align' in op ? Math.max(op.align, alignmentBytes) : alignmentBytes;
  const needed = Math.ceil((wanted + blockOverheadBytes + align) / PAGE_BYTES) + SLACK_PAGES;
  return wanted <= largestRequestBytes && maxPages - pages >= needed;
}

/** The bytes an op may fail to get; undefined for an op that needs none. */
function requestedSize(op: Op): number | undefined {
  switch (op.op) {
    case 'alloc':
    case 'alloc-zeroed':
    case 'alloc-aligned':
    case 'promote':
      return op.size;
    case 'realloc':
    case 'cabi-realloc':
      return op.newSize;
    case 'make':
    case 'resize':
      return Math.min(op.size + OBJECT_HEADER_BYTES, 0xffff_ffff);
    case 'enter-scope':
      return 0;
    default:
      return undefined;
  }
}
