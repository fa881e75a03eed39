/** Ops and results as the driver's words; native/driver.c describes the protocol. */
import { trapName } from '@sigil-alloc/wit';
import { furtherFunctions } from '../functions.js';
import type { CursorRef } from '../further-op.js';
import type { HandleRef } from '../object-op.js';
import type { BlockRef, Op, OpName, OpResult, ScopeRef } from '../op.js';
import { type CalledOp, type FurtherCall, furtherCall } from './further-call.js';

export const MAGIC = 0x4c474953;
export const PROTOCOL_VERSION = 3;
export const HELLO_BYTES = 12;
export const COMMAND_RUN = 1;
export const COMMAND_READ = 2;
export const RESULT_BYTES = 16;

const OP_WORDS = 8;
const FIRST_LITERAL = 1 << 8;
const SECOND_LITERAL = 2 << 8;
const WITH_POINTER = 4 << 8;
const WITH_INTO = 8 << 8;
const STATUSES = ['ok', 'trap', 'mismatch', 'skipped'] as const;

/** Ops that call a further function share a code; which function is an operand. */
type SharedCodeOp = CalledOp['op'];

const CALL_CODE = 16;

const CODES: { readonly [Name in Exclude<OpName, SharedCodeOp>]: number } = {
  alloc: 0,
  realloc: 1,
  'cabi-realloc': 2,
  'mem-copy': 3,
  'enter-scope': 4,
  'exit-scope': 5,
  promote: 6,
  'free-all': 7,
  'grow-memory': 8,
  fill: 9,
  verify: 10,
  flip: 11,
  'trap-kind': 12,
  'failed-size': 13,
  'verify-zero': 14,
  'next-block': 15,
  make: 17,
  link: 18,
  describe: 19,
  weaken: 20,
  upgrade: 21,
  forget: 22,
  load: 23,
  store: 24,
};

/** The number by which the driver knows a further function: its place in the table of native-table.ts. */
const FUNCTION_NUMBER = new Map(furtherFunctions.map(({ linkName }, index) => [linkName, index]));

/** The command that runs a batch. */
export function encodeRun(ops: readonly Op[]): Uint8Array {
  const words = new Uint32Array(2 + ops.length * OP_WORDS);
  words[0] = COMMAND_RUN;
  words[1] = ops.length;
  let at = 2;
  for (const op of ops) {
    const call = furtherCall(op);
    if (call !== undefined) encodeCall(words, at, call);
    else encodeOperands(words, at, op as PlainOp);
    at += OP_WORDS;
  }
  return new Uint8Array(words.buffer);
}

type PlainOp = Exclude<Op, { op: SharedCodeOp }>;

function encodeCall(words: Uint32Array, at: number, { fn, block, numbers, into }: FurtherCall): void {
  words[at] = CALL_CODE;
  if (block !== undefined) {
    words[at]! |= WITH_POINTER;
    encodeFirst(words, at, block);
  }
  words[at + 3] = FUNCTION_NUMBER.get(fn)!;
  words[at + 4] = numbers[0] ?? 0;
  words[at + 5] = numbers[1] ?? 0;
  if (into === undefined) return;
  words[at]! |= WITH_INTO;
  words[at + 6] = into;
}

/** op: code, first, plus, second, x, y, z, w at 0 … 7 */
function encodeOperands(words: Uint32Array, at: number, op: PlainOp): void {
  words[at] = CODES[op.op];
  switch (op.op) {
    case 'alloc':
      words[at + 4] = op.size;
      words[at + 6] = op.into;
      break;
    case 'realloc':
    case 'cabi-realloc':
      encodeFirst(words, at, op.block);
      words[at + 4] = op.oldSize;
      words[at + 5] = op.newSize;
      words[at + 6] = op.into;
      if (op.op === 'cabi-realloc') words[at + 7] = op.align;
      break;
    case 'mem-copy':
      encodeFirst(words, at, op.to);
      encodeSecond(words, at, op.from);
      words[at + 4] = op.bytes;
      break;
    case 'enter-scope':
      words[at + 6] = op.into;
      break;
    case 'exit-scope':
      encodeSecond(words, at, op.scope);
      break;
    case 'promote':
      encodeFirst(words, at, op.block);
      encodeSecond(words, at, op.scope);
      words[at + 4] = op.size;
      words[at + 6] = op.into;
      break;
    case 'grow-memory':
      words[at + 4] = op.pages;
      break;
    case 'fill':
    case 'verify':
      encodeFirst(words, at, op.block);
      words[at + 3] = op.offset;
      words[at + 4] = op.bytes;
      words[at + 5] = op.seed;
      words[at + 6] = op.phase;
      break;
    case 'verify-zero':
      encodeFirst(words, at, op.block);
      words[at + 3] = op.offset;
      words[at + 4] = op.bytes;
      break;
    case 'flip':
      encodeFirst(words, at, op.block);
      words[at + 4] = op.bytes;
      break;
    case 'next-block':
      encodeSecond(words, at, op.after);
      words[at + 6] = op.into;
      break;
    default:
      encodeObjectOperands(words, at, op);
  }
}

function encodeObjectOperands(words: Uint32Array, at: number, op: PlainOp): void {
  switch (op.op) {
    case 'make':
      words[at + 4] = op.size;
      words[at + 5] = op.id;
      words[at + 6] = op.into;
      break;
    case 'link':
      encodeFirst(words, at, op.object);
      encodeSecond(words, at, op.to);
      words[at + 4] = op.offset;
      break;
    case 'describe':
      words[at + 4] = op.at;
      break;
    case 'weaken':
      encodeFirst(words, at, op.object);
      words[at + 6] = op.into;
      break;
    case 'upgrade':
      encodeSecond(words, at, op.handle);
      words[at + 6] = op.into;
      break;
    case 'forget':
      encodeSecond(words, at, op.handle);
      break;
    case 'load':
      encodeFirst(words, at, op.block);
      break;
    case 'store':
      encodeFirst(words, at, op.block);
      encodeSecond(words, at, op.value);
      break;
    default:
      break;
  }
}

function encodeFirst(words: Uint32Array, at: number, ref: BlockRef): void {
  if (typeof ref === 'number') {
    words[at + 1] = ref;
  } else if ('literal' in ref) {
    words[at]! |= FIRST_LITERAL;
    words[at + 1] = ref.literal;
  } else {
    words[at + 1] = ref.slot;
    words[at + 2] = ref.plus;
  }
}

function encodeSecond(words: Uint32Array, at: number, ref: BlockRef | ScopeRef | CursorRef | HandleRef): void {
  if (typeof ref === 'number') {
    words[at + 3] = ref;
  } else if ('literal' in ref) {
    words[at]! |= SECOND_LITERAL;
    words[at + 3] = ref.literal;
  } else {
    words[at + 3] = ref.slot;
    words[at + 7] = ref.plus;
  }
}

export function decodeResults(bytes: Uint8Array): OpResult[] {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const results: OpResult[] = [];
  for (let at = 0; at < words.length; at += RESULT_BYTES / 4) {
    results.push({
      status: STATUSES[words[at]! & 0xff] ?? 'skipped',
      trap: trapName(words[at]! >>> 8),
      value: words[at + 1]!,
      failedSize: words[at + 2]!,
      pages: words[at + 3]!,
    });
  }
  return results;
}
