/** When a trap is what the contract asks for, and when it is a finding. */
import { type Answers, PAGE_BYTES } from '@sigil-alloc/wit';
import type { Op, OpName, OpResult } from './op.js';
import type { ContractLine } from './verdict.js';
import { Violation } from './violation.js';

/** The line that a trap breaks where the contract knows no reason for one. */
const TRAP_LINE: { readonly [Name in OpName]?: ContractLine } = {
  'mem-copy': 7,
  'exit-scope': 8,
  'enter-scope': 8,
  promote: 9,
  'free-all': 10,
};

/** Pages that must be left over before exhaustion is called a lie: room for rounding, headers and a growth policy. */
const SLACK_PAGES = 2;

/** Throws Violation unless the op may end in this trap: out of memory, told rightly, and true. */
export function judgeTrap(op: Op, result: OpResult, answers: Answers, maxPages: number): void {
  const wanted = requestedSize(op);
  const line = TRAP_LINE[op.op] ?? 5;
  if (wanted === undefined) throw new Violation(line, `${op.op} trapped with ${result.trap}; it asks for no memory`);
  if (result.trap !== 'out-of-memory') {
    throw new Violation(line, `${op.op} of ${wanted} bytes trapped with ${result.trap}, not with out-of-memory`);
  }
  if (op.op !== 'enter-scope' && result.failedSize !== wanted) {
    throw new Violation(5, `${op.op} of ${wanted} bytes failed, sigil_failed_size() says ${result.failedSize}`);
  }
  const { blockOverheadBytes, alignmentBytes, largestRequestBytes } = answers;
  const needed = Math.ceil((wanted + blockOverheadBytes + alignmentBytes) / PAGE_BYTES) + SLACK_PAGES;
  const growable = maxPages - result.pages;
  if (wanted <= largestRequestBytes && growable >= needed) {
    throw new Violation(5, `${op.op} of ${wanted} bytes said out-of-memory while ${growable} pages could be grown`);
  }
}

/** The bytes an op may fail to get; undefined for an op that needs none. */
function requestedSize(op: Op): number | undefined {
  switch (op.op) {
    case 'alloc':
    case 'promote':
      return op.size;
    case 'realloc':
    case 'cabi-realloc':
      return op.newSize;
    case 'enter-scope':
      return 0;
    default:
      return undefined;
  }
}
