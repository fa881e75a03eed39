/** Blocks of a pool: cut, merge, and the two ways in and out of the free state. */
import {
  add,
  and,
  assign,
  bool,
  eq,
  fn,
  ge,
  gt,
  isChecked,
  type Local,
  le,
  let_,
  lt,
  ne,
  nil,
  no,
  none,
  not,
  type Operand,
  or,
  ptr,
  ret,
  sub,
  u32,
  type Val,
  when,
  yes,
} from '@sigil-alloc/ir';
import { GRANULE_BYTES } from './constants.js';
import { findFit, insert, remove } from './free-list.js';
import { Block, FREE, hasTag, LEFT_FREE, leastBlockBytes, sizeIn, sizeOf, TAGS, wordOf } from './layout.js';
import { Kind, kindOfFree, label, requireBlock, seal } from './seal.js';
import { reach, wilderness } from './state.js';

export const leastBytes = (): number => leastBlockBytes(isChecked());

/** The block to the right; of a pool's last one, the sentinel. */
export const rightOf = (block: Operand<'ptr'>, size: Operand<'u32'>): Val<'ptr'> => add(block, size);

/** Writes a header word. In check builds `kind` says what the block is from now on. */
export function writeHeader(block: Local<'ptr'>, word: Operand<'u32'>, kind: Operand<'u32'>): void {
  Block.sizeAndTags.set(block, word);
  label(block, kind);
}

/** Makes [block, end), whose neighbours are used, one free block in the list of its class. */
export const list = fn('list', { block: ptr, end: ptr }, none, ({ block, end }) => {
  const kind = kindOfFree(block, Kind.Free, Kind.Rest);
  writeHeader(block, or(sub(end, block), FREE), kind);
  Block.left.set(end, block);
  Block.sizeAndTags.set(end, or(wordOf(end), LEFT_FREE));
  seal(end);
  insert({ block });
});

/** Takes the left neighbour, if it is free, out of its list. @returns where the merged block begins */
const mergeLeft = fn('merge_left', { block: ptr }, ptr, ({ block }) => {
  when(hasTag(wordOf(block), LEFT_FREE), () => {
    const left = let_('left', Block.left.of(block));
    remove({ block: left });
    label(block, Kind.Dead);
    ret(left);
  });
  ret(block);
});

/** Takes the right neighbour, if it is free, out of its list. @returns where the merged block ends */
const mergeRight = fn('merge_right', { right: ptr }, ptr, ({ right }) => {
  requireBlock(right);
  when(hasTag(wordOf(right), FREE), () => {
    const end = let_('end', rightOf(right, sizeOf(right)));
    remove({ block: right });
    label(right, Kind.Dead);
    ret(end);
  });
  ret(right);
});

/** A used block becomes free: merged with its free neighbours it is listed, or becomes the wilderness. */
export const giveBack = fn('give_back', { block: ptr }, none, ({ block }) => {
  const right = let_('right', rightOf(block, sizeOf(block)));
  const start = let_('start', mergeLeft({ block }));
  when(
    eq(right, wilderness.get()),
    () => {
      when(ne(right, reach.get()), () => label(right, Kind.Dead));
      wilderness.set(start);
      const kind = kindOfFree(start, Kind.Wilderness, Kind.Fresh);
      writeHeader(start, or(sub(reach.get(), start), FREE), kind);
    },
    () => list({ block: start, end: mergeRight({ right }) }),
  );
});

/** Uses the first `bytes` of a listed block; what is left of it, if it can be a block, is listed. */
const use = fn('use', { block: ptr, bytes: u32 }, none, ({ block, bytes }) => {
  const size = let_('size', sizeOf(block));
  const end = let_('end', rightOf(block, size));
  remove({ block });
  when(
    ge(sub(size, bytes), leastBytes()),
    () => {
      writeHeader(block, bytes, Kind.Idle);
      list({ block: add(block, bytes), end });
    },
    () => {
      writeHeader(block, size, Kind.Idle);
      Block.sizeAndTags.set(end, sub(wordOf(end), LEFT_FREE));
      seal(end);
    },
  );
});

/** Bytes of the wilderness. */
export const wildernessBytes = (): Val<'u32'> => sub(reach.get(), wilderness.get());

/** Takes at least `bytes` from the start of the wilderness. @returns whether it has them */
const advance = fn('advance', { bytes: u32 }, bool, ({ bytes }) => {
  const free = let_('free', wildernessBytes());
  when(lt(free, bytes), () => ret(no()));
  if (leastBytes() > GRANULE_BYTES) when(lt(sub(free, bytes), leastBytes()), () => assign(bytes, free));
  const rest = let_('rest', add(wilderness.get(), bytes));
  wilderness.set(rest);
  when(ne(rest, reach.get()), () => {
    const kind = kindOfFree(rest, Kind.Wilderness, Kind.Fresh);
    writeHeader(rest, or(sub(free, bytes), FREE), kind);
  });
  ret(yes());
});

/** Bytes from `block` to the wilderness, which was advanced by `bytes`: check builds may have taken more. */
const bytesTo = (block: Local<'ptr'>, bytes: Local<'u32'>): Operand<'u32'> =>
  leastBytes() > GRANULE_BYTES ? sub(wilderness.get(), block) : bytes;

/** Uses the first `bytes` of the wilderness. @returns the block, 0 if the wilderness is too small */
export const cut = fn('cut', { bytes: u32 }, ptr, ({ bytes }) => {
  const block = let_('block', wilderness.get());
  when(not(advance({ bytes })), () => ret(nil()));
  writeHeader(block, bytesTo(block, bytes), Kind.Idle);
  ret(block);
});

/** A used block of at least `bytes`, a multiple of the granule, from a list or the wilderness; 0 if there is none. */
export const take = fn('take', { bytes: u32 }, ptr, ({ bytes }) => {
  const block = let_('block', findFit({ bytes }));
  when(ne(block, nil()), () => {
    use({ block, bytes });
    ret(block);
  });
  ret(cut({ bytes }));
});

/** Gives back what a used block has beyond `bytes`, if that can be a block. */
export const trimTail = fn('trim_tail', { block: ptr, bytes: u32 }, none, ({ block, bytes }) => {
  const word = let_('word', wordOf(block));
  const rest = let_('rest', sub(sizeIn(word), bytes));
  when(lt(rest, leastBytes()), () => ret());
  Block.sizeAndTags.set(block, or(and(word, TAGS), bytes));
  seal(block);
  const tail = let_('tail', add(block, bytes));
  writeHeader(tail, rest, Kind.Idle);
  giveBack({ block: tail });
});

/** Returns yes if the wilderness follows the block and has the bytes that this lacks: now they are the block's. */
export function retIfGrown(block: Local<'ptr'>, bytes: Local<'u32'>): void {
  const size = let_('size', sizeOf(block));
  when(eq(rightOf(block, size), wilderness.get()), () => {
    when(advance({ bytes: sub(bytes, size) }), () => {
      Block.sizeAndTags.set(block, or(and(wordOf(block), TAGS), bytesTo(block, bytes)));
      seal(block);
      ret(yes());
    });
  });
}

/** Extends a used block into its right neighbour, if that is free and large enough, to at least `bytes`. @returns whether it did */
export const extend = fn('extend', { block: ptr, bytes: u32 }, bool, ({ block, bytes }) => {
  const right = let_('right', rightOf(block, sizeOf(block)));
  requireBlock(right);
  retIfGrown(block, bytes);
  const more = let_('more', sub(bytes, sizeOf(block)));
  when(hasTag(wordOf(right), FREE), () => {
    when(le(more, sizeOf(right)), () => {
      use({ block: right, bytes: more });
      Block.sizeAndTags.set(block, add(wordOf(block), sizeOf(right)));
      label(right, Kind.Dead);
      seal(block);
      ret(yes());
    });
  });
  ret(no());
});

/** Resizes a used block of a pool in place, without growing memory. @returns whether that could be */
export const resizeInPool = fn('resize_in_pool', { block: ptr, bytes: u32 }, bool, ({ block, bytes }) => {
  when(gt(bytes, sizeOf(block)), () => ret(extend({ block, bytes })));
  trimTail({ block, bytes });
  ret(yes());
});
