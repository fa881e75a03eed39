/**
 * The cache: blocks of small sizes that were freed, kept as they are for the next request of their size. To their
 * neighbours they are used, so that freeing and allocating touch one list and nothing else. It holds a bounded number
 * of blocks and is flushed, block by block merged, before the heap grows, by `trim`, and by free-all.
 */
import {
  add,
  and,
  assign,
  bool,
  Field,
  fn,
  isChecked,
  isZero,
  type Local,
  let_,
  loop,
  ne,
  nil,
  none,
  type Operand,
  ptr,
  ret,
  shr,
  sub,
  type Val,
} from '@sigil-alloc/ir';
import { giveBack } from './block.js';
import { CACHE_LIST_COUNT, CACHE_SIZES_BYTES, GRANULE_BYTES, GRANULE_LOG2 } from './constants.js';
import { Block, blockOf, cacheLists, LEFT_FREE, TAGS, wordOf } from './layout.js';
import { handOutPlain, Kind, label, labelCached, poison, requireCached } from './seal.js';
import { cacheBound, heap, room } from './state.js';

const LARGEST_BYTES = CACHE_SIZES_BYTES - GRANULE_BYTES;
/** What blocks of check builds are larger by. */
const labelBytes = (checked: boolean): number => (checked ? GRANULE_BYTES : 0);
/** The largest block that the cache takes. */
export const cachedBytes = (checked: boolean): number => LARGEST_BYTES + labelBytes(checked);

const ENTRY_LOG2 = 2;
const entry = new Field('cacheList', 'ptr', cacheLists.offset);
/** Set in the header word, less `labelBytes`, of a block that is no business of the cache: too large, of a scope, or a chunk. */
const NOT_CACHEABLE = (~(LARGEST_BYTES | LEFT_FREE) | (TAGS & ~LEFT_FREE)) >>> 0;

/** Distance of the list for blocks of `bytes` from the first; the tags of a header word do not matter. */
const listDistance = (bytes: Operand<'u32'>): Val<'u32'> =>
  and(shr(bytes, GRANULE_LOG2 - ENTRY_LOG2), (isChecked() ? 31 : 15) << ENTRY_LOG2);

/** Whether the header word is that of a block which the cache may take. */
export const isCacheable = (word: Operand<'u32'>): Val<'bool'> =>
  isZero(and(isChecked() ? sub(word, labelBytes(true)) : word, NOT_CACHEABLE));

/** The first block in the list for `bytes`, without `bytes` being rounded up; the payload, 0 for none. */
export function firstCached(from: Local<'ptr'>, bytes: Operand<'u32'>): { list: Local<'ptr'>; payload: Local<'ptr'> } {
  const list = let_('list', add(from, listDistance(bytes)));
  return { list, payload: let_('payload', entry.of(list)) };
}

/** Takes the first block out of a list, and hands it out. */
export function pop(list: Local<'ptr'>, payload: Local<'ptr'>, size: Local<'u32'>): void {
  if (!isChecked()) {
    entry.set(list, next(payload));
    room.set(add(room.get(), 1));
    return;
  }
  const block = let_('block', blockOf(payload));
  const header = let_('header', wordOf(block));
  const following = let_('following', next(payload));
  requireCached(block, header, following); // the list may lead to somebody's block
  entry.set(list, following);
  room.set(add(room.get(), 1));
  handOutPlain(block, size, header);
}

/** Puts a block first into the list of its size. The cache must have room. */
export function push(payload: Local<'ptr'>, word: Local<'u32'>): void {
  const list = let_('list', add(heap(), listDistance(word)));
  if (isChecked()) {
    const block = let_('block', blockOf(payload));
    const following = let_('following', entry.of(list));
    Block.nextFree.set(block, following);
    labelCached(block, word, following);
    poison(block);
  } else linkTo(payload, entry.of(list));
  entry.set(list, payload);
  room.set(sub(room.get(), 1));
}

const next = (payload: Local<'ptr'>): Val<'ptr'> => Block.nextFree.of(blockOf(payload));
const linkTo = (payload: Local<'ptr'>, other: Val<'ptr'>): void => Block.nextFree.set(blockOf(payload), other);

const flushList = fn('flush_list', { payload: ptr }, none, ({ payload }) => {
  loop(
    'once a cached block',
    () => ne(payload, nil()),
    () => {
      const block = let_('block', blockOf(payload));
      const following = let_('following', next(payload));
      if (isChecked()) requireCached(block, let_('header', wordOf(block)), following);
      assign(payload, following);
      label(block, Kind.Dead);
      giveBack({ block });
    },
  );
});

/** Merges every cached block. @returns whether there was one */
export const flush = fn(
  'flush',
  {},
  bool,
  () => {
    const held = let_('held', sub(cacheBound(), room.get()));
    const list = let_('list', heap());
    const end = let_('end', add(list, CACHE_LIST_COUNT << ENTRY_LOG2));
    loop(
      'once a list',
      () => ne(list, end),
      () => {
        const payload = let_('payload', entry.of(list));
        entry.set(list, nil());
        flushList({ payload });
        assign(list, add(list, 1 << ENTRY_LOG2));
      },
    );
    room.set(cacheBound());
    ret(ne(held, 0));
  },
  { isCold: true },
);
