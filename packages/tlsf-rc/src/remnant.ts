/**
 * The remnant: what is left of the last free block that was opened for small requests. A small request that neither the
 * cache nor the list of its very size serves is cut from its start, by moving that start:
 *
 *     opened here                remnant                                    remnantEnd
 *     v                          v                                          v
 *     | small | small | small    |                                          | a neighbour
 *
 * To its neighbours the remnant is a used block; its header is written when somebody walks the heap. A block before it that
 * is given back becomes part of it. It goes back to the heap itself when another block is opened, with what the cache holds,
 * and when the block before it grows. Builds for size do without.
 */
import {
  add,
  assign,
  asU32,
  bool,
  either,
  Field,
  fn,
  ge,
  gt,
  isChecked,
  isZero,
  type Local,
  le,
  let_,
  lt,
  ne,
  nil,
  no,
  none,
  ptr,
  ret,
  sub,
  u32,
  type Val,
  when,
  word,
  yes,
} from '@sigil-alloc/ir';
import {
  cut,
  giveBack,
  leastBytes,
  rightOf,
  showWilderness,
  use,
  wildernessBytes,
  writeHeader,
  writeWilderness,
} from './block.js';
import { cachedBytes } from './cache.js';
import { GRANULE_BYTES, LEAST_OPENED_BYTES, OPENED_BYTES } from './constants.js';
import { findFit } from './free-list.js';
import { Block, bytesFor, lists, sizeOf } from './layout.js';
import { Kind, kindOfFree } from './seal.js';
import { forgetRemnant, hasRemnant, reach, remnant, remnantEnd, wilderness } from './state.js';

const remnantBytes = (): Val<'u32'> => sub(remnantEnd.get(), remnant.get());

/** What the remnant must have more of to be cut by `bytes`, so that a block is left of it. */
const leastAfter = (bytes: Local<'u32'>): Val<'u32'> => add(bytes, leastBytes() - GRANULE_BYTES);

/**
 * Runs `then` with a block for a payload of `size` cut from the remnant, if that has more and no free block is of the very
 * size. The list of that lies as far behind the list of the cache for it as all do.
 */
export function cutFromRemnant(
  cacheList: Local<'ptr'>,
  size: Local<'u32'>,
  then: (block: Local<'ptr'>, bytes: Local<'u32'>) => void,
): void {
  const block = let_('block', remnant.get());
  const bytes = let_('bytes', bytesFor(size));
  when(lt(leastAfter(bytes), sub(remnantEnd.get(), block)), () => {
    when(isZero(listed.of(cacheList)), () => {
      remnant.set(add(block, bytes));
      Block.sizeAndTags.set(block, bytes);
      then(block, bytes);
    });
  });
}
const listed = new Field('listed', 'ptr', lists.offset);

/** Writes the header of the remnant. */
const showRemnant = fn('show_remnant', {}, none, () => {
  const block = let_('block', remnant.get());
  when(isZero(block), () => ret());
  const kind = kindOfFree(block, Kind.Dead, Kind.Idle);
  writeHeader(block, remnantBytes(), kind);
});

/** Writes the headers that are not kept in memory, for who walks from block to block. */
export function showHeaders(): void {
  if (hasRemnant()) showRemnant();
  if (isChecked()) showWilderness();
}

/** The remnant goes back to the heap. @returns whether there was one */
export const dropRemnant = fn('drop_remnant', {}, bool, () => {
  const block = let_('block', remnant.get());
  when(isZero(block), () => ret(no()));
  showRemnant();
  forgetRemnant();
  giveBack({ block });
  ret(yes());
});

/** A remnant directly before the wilderness becomes its start. @returns where that was, for `partRemnant`; else 0 */
export const joinRemnant = fn('join_remnant', {}, ptr, () => {
  const start = let_('start', remnant.get());
  when(either(isZero(start), ne(remnantEnd.get(), wilderness.get())), () => ret(nil()));
  forgetRemnant();
  moveWilderness(start);
  ret(start);
});

/** Undoes `joinRemnant`: what it returned, up to where the remnant is known to have ended. */
export const partRemnant = fn('part_remnant', { start: ptr, end: ptr }, none, ({ start, end }) => {
  when(isZero(start), () => ret());
  remnant.set(start);
  remnantEnd.set(end);
  moveWilderness(end);
});

function moveWilderness(start: Local<'ptr'>): void {
  wilderness.set(start);
  if (!isChecked()) when(ne(start, reach.get()), () => writeWilderness(start, wildernessBytes()));
}

/** Whether a block of `bytes` would be larger than all memory in use. */
export const isHuge = (bytes: Local<'u32'>): Val<'bool'> => gt(bytes, asU32(reach.get()));

/** Bytes of a listed block, or with 0 of the wilderness. */
const bytesAt = (found: Local<'ptr'>): Local<'u32'> => {
  const size = let_('size', wildernessBytes());
  when(ne(found, nil()), () => assign(size, sizeOf(found)));
  return size;
};

/** A used block for a small request: `found` in a list, or 0. What is large enough is opened. @returns 0 if there is no memory */
const takeSmall = fn('take_small', { found: ptr, bytes: u32 }, ptr, ({ found, bytes }) => {
  const least = let_('least', add(bytes, LEAST_OPENED_BYTES));
  when(ge(bytesAt(found), least), () => {
    when(dropRemnant(), () => assign(found, findFit({ bytes }))); // it may have been merged with what was found
    const size = bytesAt(found);
    when(ge(size, least), () => {
      when(gt(size, OPENED_BYTES), () => assign(size, word(OPENED_BYTES)));
      const block = let_('block', takePlain({ found, bytes: size }));
      open({ block, bytes });
      ret(block);
    });
  });
  ret(takePlain({ found, bytes }));
});

/** A used block of at least `bytes` from the start of a listed one, or with 0 of the wilderness. @returns 0 if that is too small */
const takePlain = fn('take_plain', { found: ptr, bytes: u32 }, ptr, ({ found, bytes }) => {
  when(ne(found, nil()), () => {
    use({ block: found, bytes });
    ret(found);
  });
  ret(cut({ bytes }));
});

/** A used block of at least `bytes`, a multiple of the granule, from a list or the wilderness; 0 if there is none. */
export const take = fn('take', { bytes: u32 }, ptr, ({ bytes }) => {
  const found = let_('found', findFit({ bytes }));
  if (hasRemnant()) when(le(bytes, cachedBytes(isChecked())), () => ret(takeSmall({ found, bytes })));
  ret(takePlain({ found, bytes }));
});

/** Opens a used block: its first `bytes` are returned, the rest is the remnant from now on. */
const open = fn('open', { block: ptr, bytes: u32 }, none, ({ block, bytes }) => {
  const size = let_('size', sizeOf(block));
  Block.sizeAndTags.set(block, bytes);
  remnant.set(add(block, bytes));
  remnantEnd.set(rightOf(block, size));
});
