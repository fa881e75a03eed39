/** Blocks of a pool: cut, merge, and the two ways in and out of the free state. */
import {
  add,
  and,
  assign,
  bool,
  both,
  buildOptions,
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
import { insert, remove } from './free-list.js';
import { Block, FREE, hasTag, LEFT_FREE, lacksTag, leastBlockBytes, sizeIn, sizeOf, TAGS, wordOf } from './layout.js';
import { Kind, kindOfFree, label, nameUnsealed, requireBlock, requireListed, rewrite } from './seal.js';
import { classToStore } from './size-class.js';
import { hasRemnant, reach, remnant, wilderness } from './state.js';

export const leastBytes = (): number => leastBlockBytes(isChecked());

/** The block to the right; of a pool's last one, the sentinel. */
export const rightOf = (block: Operand<'ptr'>, size: Operand<'u32'>): Val<'ptr'> => add(block, size);

/** Writes a header word. In check builds `kind` says what the block is from now on. */
export function writeHeader(block: Local<'ptr'>, word: Operand<'u32'>, kind: Operand<'u32'>): void {
  Block.sizeAndTags.set(block, word);
  label(block, kind);
}

/**
 * Lists a free block of `size` bytes, whose right neighbour is told that it is free; in check builds it was named before.
 * Sizes are handed on here, never read back: a load from a header in memory that was not touched for long waits for its
 * translation, a store waits for nothing.
 */
export const list = fn('list', { block: ptr, size: u32 }, none, ({ block, size }) => {
  Block.sizeAndTags.set(block, or(size, FREE));
  Block.left.set(rightOf(block, size), block);
  insert({ block, size });
});

/** Check builds: names what is about to be listed as what was freed there, or as a rest. */
export function nameFree(block: Local<'ptr'>): void {
  if (isChecked()) nameUnsealed(block, kindOfFree(block, Kind.Free, Kind.Rest));
}

/** Whether a free block that grows may stay in its list: longer code, so not built for size. */
const mayStretch = (): boolean => buildOptions().optimize !== 'size';

/**
 * Where the free block begins that `block`, whose header is `word`, becomes part of: its left neighbour, or itself. Unless
 * it may stay there, a left neighbour has left its list.
 */
const startOf = fn('start_of', { block: ptr, word: u32 }, ptr, ({ block, word }) => {
  when(lacksTag(word, LEFT_FREE), () => ret(block));
  const left = let_('left', Block.left.of(block));
  if (!mayStretch()) remove({ block: left, size: sub(block, left) });
  label(block, Kind.Dead);
  ret(left);
});

/** The left neighbour `start` of `block`, if there is one, leaves its list, unless it has. */
function takeOut(start: Local<'ptr'>, block: Local<'ptr'>): void {
  if (mayStretch()) when(ne(start, block), () => remove({ block: start, size: sub(block, start) }));
}

/** The listed block `start`, which ended at `block`, ends at `end` now; it stays in its list if that is still the right one. */
const stretch = fn('stretch', { start: ptr, block: ptr, end: ptr }, bool, ({ start, block, end }) => {
  const size = let_('size', sub(end, start));
  when(ne(classToStore({ bytes: sub(block, start) }), classToStore({ bytes: size })), () => ret(no()));
  requireListed(start);
  rewrite(Block.sizeAndTags, start, or(size, FREE));
  Block.left.set(end, start);
  ret(yes());
});

/** The right neighbour leaves its list if it is free; else it learns that its left one is. @returns where the merged block ends */
const mergeRight = fn('merge_right', { right: ptr }, ptr, ({ right }) => {
  requireBlock(right);
  const word = let_('word', wordOf(right));
  when(hasTag(word, FREE), () => {
    const size = let_('size', sizeIn(word));
    remove({ block: right, size });
    label(right, Kind.Dead);
    ret(rightOf(right, size));
  });
  rewrite(Block.sizeAndTags, right, or(word, LEFT_FREE));
  ret(right);
});

/** Writes the header of the wilderness, where it is kept: check builds leave memory as it is, with labels of what was freed there. */
export function writeWilderness(block: Local<'ptr'>, size: Val<'u32'>): void {
  if (!isChecked()) Block.sizeAndTags.set(block, or(size, FREE));
}

/** Check builds: writes the header and the label of the wilderness, for who walks the heap. */
export const showWilderness = fn('show_wilderness', {}, none, () => {
  const block = let_('block', wilderness.get());
  when(eq(block, reach.get()), () => ret());
  const kind = kindOfFree(block, Kind.Wilderness, Kind.Fresh);
  writeHeader(block, or(wildernessBytes(), FREE), kind);
});

/** A used block becomes free: merged with its free neighbours it is listed, or becomes the wilderness or part of the remnant. */
export const giveBack = fn('give_back', { block: ptr }, none, ({ block }) => {
  const word = let_('word', wordOf(block));
  const right = let_('right', rightOf(block, sizeIn(word)));
  const start = let_('start', startOf({ block, word }));
  if (hasRemnant())
    when(eq(right, remnant.get()), () => {
      takeOut(start, block);
      remnant.set(start);
      ret();
    });
  when(
    eq(right, wilderness.get()),
    () => {
      takeOut(start, block);
      wilderness.set(start);
      writeWilderness(start, sub(reach.get(), start));
    },
    () => {
      const end = let_('end', mergeRight({ right }));
      if (mayStretch())
        when(ne(start, block), () => {
          when(stretch({ start, block, end }), () => ret());
          remove({ block: start, size: sub(block, start) });
        });
      nameFree(start);
      list({ block: start, size: sub(end, start) });
    },
  );
});

/** Uses the first `bytes` of a listed block; what is left of it, if it can be a block, is listed. */
export const use = fn('use', { block: ptr, bytes: u32 }, none, ({ block, bytes }) => {
  const size = let_('size', sizeOf(block));
  remove({ block, size });
  const rest = let_('rest', sub(size, bytes));
  when(
    ge(rest, leastBytes()),
    () => {
      if (isChecked()) nameUnsealed(let_('tail', add(block, bytes)), Kind.Rest); // what it was called is not read: that takes long
      list({ block: add(block, bytes), size: rest });
    },
    () => {
      assign(bytes, size);
      const end = let_('end', rightOf(block, size));
      rewrite(Block.sizeAndTags, end, sub(wordOf(end), LEFT_FREE));
    },
  );
  writeHeader(block, bytes, Kind.Idle);
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
  if (!isChecked()) when(ne(rest, reach.get()), () => writeWilderness(rest, sub(free, bytes)));
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

/** Gives back what a used block has beyond `bytes`, if that can be a block. */
export const trimTail = fn('trim_tail', { block: ptr, bytes: u32 }, none, ({ block, bytes }) => {
  const word = let_('word', wordOf(block));
  const rest = let_('rest', sub(sizeIn(word), bytes));
  when(lt(rest, leastBytes()), () => ret());
  rewrite(Block.sizeAndTags, block, or(and(word, TAGS), bytes));
  const tail = let_('tail', add(block, bytes));
  writeHeader(tail, rest, Kind.Idle);
  giveBack({ block: tail });
});

/** Returns yes if the wilderness follows the block and has the bytes that this lacks: now they are the block's. */
export function retIfGrown(block: Local<'ptr'>, bytes: Local<'u32'>): void {
  const size = let_('size', sizeOf(block));
  when(eq(rightOf(block, size), wilderness.get()), () => {
    when(advance({ bytes: sub(bytes, size) }), () => {
      rewrite(Block.sizeAndTags, block, or(and(wordOf(block), TAGS), bytesTo(block, bytes)));
      ret(yes());
    });
  });
}

/** A used block without tags that ends where the wilderness begins has `bytes` from now on, less than there are. */
export function advanceTo(block: Local<'ptr'>, bytes: Local<'u32'>): void {
  const rest = let_('rest', add(block, bytes));
  wilderness.set(rest);
  Block.sizeAndTags.set(block, bytes);
  writeWilderness(rest, sub(reach.get(), rest));
}

/** Runs `then` if what begins there has no header: the remnant, and in check builds the wilderness. */
function unlessHeader(block: Local<'ptr'>, then: () => void): void {
  if (hasRemnant()) when(eq(block, remnant.get()), then);
  if (isChecked()) when(both(eq(block, wilderness.get()), ne(block, reach.get())), then);
}

/** Extends a used block into its right neighbour, if that is free and large enough, to at least `bytes`. @returns whether it did */
export const extend = fn('extend', { block: ptr, bytes: u32 }, bool, ({ block, bytes }) => {
  const right = let_('right', rightOf(block, sizeOf(block)));
  retIfGrown(block, bytes);
  unlessHeader(right, () => ret(no()));
  requireBlock(right);
  const more = let_('more', sub(bytes, sizeOf(block)));
  when(hasTag(wordOf(right), FREE), () => {
    when(le(more, sizeOf(right)), () => {
      use({ block: right, bytes: more });
      rewrite(Block.sizeAndTags, block, add(wordOf(block), sizeOf(right)));
      label(right, Kind.Dead);
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
