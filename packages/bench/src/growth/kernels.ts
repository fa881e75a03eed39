/**
 * Work of the same kind on as many live blocks as there shall be: a turn frees one, drawn by chance, and allocates another. Its
 * control makes the same accesses and allocates nothing: it draws a slot, reads the block's first word and writes it.
 *
 *     0       1024                   tables end
 *     | empty | blocks by slot       | the allocator's
 *
 * A block's first word is its slot's number, and more below; who finds another one there counts a fault.
 */
import {
  add,
  and,
  assign,
  asU32,
  clz,
  fn,
  global_,
  isZero,
  type Local,
  let_,
  mul,
  ne,
  or,
  ret,
  shl,
  shr,
  sub,
  u32,
  type Val,
  when,
  word,
  xor,
} from '@sigil-alloc/ir';
import { free } from '../allocators/kernels/face.js';
import {
  Block,
  below,
  blockIn,
  newMarked,
  PAGE_BYTES,
  powerLaw,
  putBlock,
  repeat,
  withRandom,
} from '../allocators/kernels/parts.js';
import { type Program, program } from '../allocators/program.js';

type SizeOf = (random: Local<'u32'>) => Val<'u32'>;

const SMALL_BYTES = 32;
const LEAST_LARGE_BYTES = 1 << 16;
const LARGE_DOUBLINGS = 3;

/** 64 KiB to 1 MiB: each power of two half as likely as the one below, evenly within in words. */
function largeBytes(random: Local<'u32'>): Val<'u32'> {
  const isOver = 1 << (31 - LARGE_DOUBLINGS);
  const least = let_('least', shl(LEAST_LARGE_BYTES, clz(or(random, isOver))));
  return add(least, and(mul(random, 4), sub(least, 1)));
}

const SIZES = { small: () => word(SMALL_BYTES), law: powerLaw, large: largeBytes } as const satisfies Record<
  string,
  SizeOf
>;

export type Sizes = keyof typeof SIZES;

/** What there may be of live blocks: a multiple of this, up to this times 131,070. */
export const SLOTS_STEP = 500;

/** Live blocks over SLOTS_STEP. */
const steps = global_('steps', u32);

/** A number below a limit that is known when it runs: even and at most 131,070. */
function belowLimit(random: Local<'u32'>, limit: Val<'u32'>): Val<'u32'> {
  const half = let_('half', shr(limit, 1));
  const carry = shr(mul(and(random, 0xffff), half), 16);
  return add(shl(shr(add(mul(shr(random, 16), half), carry), 16), 1), and(random, 1));
}

/**
 * Two draws, whatever the number of slots is, so that each costs the same. Faults, of which there are none, are in it: a turn
 * begins when the block of the one before was read, so that waits for memory do not overlap.
 */
function drawn(next: () => Local<'u32'>, faults: Local<'u32'>): Local<'u32'> {
  const step = let_('step', belowLimit(let_('random', xor(next(), faults)), steps.get()));
  return let_('slot', add(mul(step, SLOTS_STEP), below(next(), SLOTS_STEP)));
}

const MARK = 0x51610000;
const markOf = (slot: Local<'u32'>): Val<'u32'> => xor(slot, MARK);

const put = (slot: Local<'u32'>, size: Val<'u32'>): void => putBlock(slot, newMarked(size, markOf(slot)));

/** Fills as many slots as it is told, in order, and says how many got nothing. */
const fill = (sizeOf: SizeOf) =>
  fn('fill', { count: u32 }, u32, ({ count }) => {
    const refused = let_('refused', word(0));
    steps.set(count);
    withRandom((next) =>
      repeat(let_('slots', mul(count, SLOTS_STEP)), (slot) => {
        put(slot, sizeOf(next()));
        when(isZero(blockIn(slot)), () => assign(refused, add(refused, 1)));
      }),
    );
    ret(refused);
  });

type Body = (slot: Local<'u32'>, next: () => Local<'u32'>) => void;

/** Turns -> faults. */
const kernel = (name: string, body: Body) =>
  fn(name, { turns: u32 }, u32, ({ turns }) => {
    const faults = let_('faults', word(0));
    withRandom((next) =>
      repeat(turns, () => {
        const slot = drawn(next, faults);
        const block = let_('block', blockIn(slot));
        assign(faults, add(faults, asU32(ne(Block.mark.of(block), markOf(slot)))));
        body(slot, next);
      }),
    );
    ret(faults);
  });

const renew = (sizeOf: SizeOf) =>
  kernel('renew', (slot, next) => {
    free({ ptr: blockIn(slot) });
    put(slot, sizeOf(next()));
  });

/** Takes the sizes that nobody asks for, so that drawing them is not left out. */
const unasked = global_('unasked', u32);

const touch = (sizeOf: SizeOf) =>
  kernel('touch', (slot, next) => {
    unasked.set(sizeOf(next()));
    const block = let_('block', blockIn(slot));
    Block.mark.set(block, markOf(slot));
    putBlock(slot, block);
  });

const SLOT_BYTES = 4;
const EMPTY_BYTES = 1_024;

/** @param slots the most that there will be */
export function growthProgram(sizes: Sizes, slots: number): Program {
  const sizeOf = SIZES[sizes];
  const tablePages = Math.ceil((EMPTY_BYTES + slots * SLOT_BYTES) / PAGE_BYTES);
  return program({ fill: fill(sizeOf), renew: renew(sizeOf), touch: touch(sizeOf) }, { tablePages });
}
