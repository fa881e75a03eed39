/**
 * What kernels are made of. The functions here build code in place; nothing is called but the allocator.
 *
 *     0       1024                            TABLES_END
 *     | empty | blocks by slot | sizes by slot | the allocator's
 */
import {
  add,
  and,
  asPtr,
  assign,
  clz,
  Field,
  fn,
  global_,
  type Local,
  layout,
  let_,
  loop,
  lt,
  mul,
  type Operand,
  or,
  ptr,
  ret,
  rotl,
  shl,
  shr,
  sub,
  u32,
  type Val,
  word,
  xor,
} from '@sigil-alloc/ir';
import { alloc, free } from './face.js';

export const MOST_SLOTS = 100_000;
export const PAGE_BYTES = 65_536;
const SLOTS_AT = 1_024;
const WORD_BYTES_LOG2 = 2;
const SIZES_AT = SLOTS_AT + (MOST_SLOTS << WORD_BYTES_LOG2);

/** Pages below the heap, the kernels' own. */
export const TABLE_PAGES = Math.ceil((SIZES_AT + (MOST_SLOTS << WORD_BYTES_LOG2)) / PAGE_BYTES);
export const TABLES_END = TABLE_PAGES * PAGE_BYTES;

/** What a kernel writes into its blocks: a word that no other live block holds, and where one is needed an address. */
export const Block = layout('Block', { mark: u32, next: ptr });

const slotBlock = new Field('block', ptr, SLOTS_AT);
const slotSize = new Field('size', u32, SIZES_AT);

const slotAt = (slot: Local<'u32'>): Val<'ptr'> => asPtr(shl(slot, WORD_BYTES_LOG2));
export const blockIn = (slot: Local<'u32'>): Val<'ptr'> => slotBlock.of(slotAt(slot));
export const putBlock = (slot: Local<'u32'>, block: Operand<'ptr'>): void => slotBlock.set(slotAt(slot), block);
export const sizeIn = (slot: Local<'u32'>): Val<'u32'> => slotSize.of(slotAt(slot));
export const putSize = (slot: Local<'u32'>, size: Operand<'u32'>): void => slotSize.set(slotAt(slot), size);

export type Sum = Local<'u32'>;

/** A kernel: turns -> checksum of what it found in its blocks, never of addresses. */
export const kernel = (name: string, body: (turns: Local<'u32'>, sum: Sum) => void) =>
  fn(`kernel_${name}`, { turns: u32 }, u32, ({ turns }) => {
    const sum = let_('sum', word(0));
    body(turns, sum);
    ret(sum);
  });

export function repeat(times: Local<'u32'> | number, body: (turn: Local<'u32'>) => void): void {
  const turn = let_('turn', word(0));
  loop(
    'times',
    () => lt(turn, times),
    () => {
      body(turn);
      assign(turn, add(turn, 1));
    },
  );
}

/** Takes a value into the checksum; the order counts. */
export const fold = (sum: Sum, value: Operand<'u32'>): void => assign(sum, xor(rotl(sum, 5), value));

/** A new block with a mark in its first word. */
export function newMarked(size: Operand<'u32'>, mark: Operand<'u32'>): Local<'ptr'> {
  const block = let_('block', alloc({ size }));
  Block.mark.set(block, mark);
  return block;
}

export function freeMarked(block: Local<'ptr'>, sum: Sum): void {
  fold(sum, Block.mark.of(block));
  free({ ptr: block });
}

const seed = global_('seed', u32, () => 0x2545f491);

/** Random numbers of 32 bits, never 0: xorshift in a local, which goes on where the kernel before ended. */
export function withRandom(body: (next: () => Local<'u32'>) => void): void {
  const random = let_('random', seed.get());
  body(() => {
    assign(random, xor(random, shl(random, 13)));
    assign(random, xor(random, shr(random, 17)));
    assign(random, xor(random, shl(random, 5)));
    return random;
  });
  seed.set(random);
}

/** A number below `limit`, even and at most 131,070: the upper half of limit / 2 times `random`, and its lowest bit. */
export function below(random: Local<'u32'>, limit: number): Local<'u32'> {
  const half = limit / 2;
  const carry = shr(mul(and(random, 0xffff), half), 16);
  const upper = shr(add(mul(shr(random, 16), half), carry), 16);
  return let_('below', add(shl(upper, 1), and(random, 1)));
}

const SMALLEST_BYTES = 8;
const DOUBLINGS = 9;

/** 8 bytes to 8 KiB: each power of two half as likely as the one below, evenly within. */
export function powerLaw(random: Local<'u32'>): Val<'u32'> {
  const isOver = 1 << (31 - DOUBLINGS);
  const least = let_('least', shl(SMALLEST_BYTES, clz(or(random, isOver))));
  return add(least, and(random, sub(least, 1)));
}
