/** A used block from whatever there is: lists, wilderness, what the cache and an idle chunk hold, new memory. */
import {
  bool,
  drop,
  either,
  fn,
  isZero,
  type Local,
  let_,
  ne,
  nil,
  no,
  none,
  not,
  ptr,
  ret,
  u32,
  type Val,
  when,
  yes,
} from '@sigil-alloc/ir';
import { cut, giveBack } from './block.js';
import { flush } from './cache.js';
import { growFor, openHeap } from './pool.js';
import { dropRemnant, isHuge, joinRemnant, partRemnant, take } from './remnant.js';
import { Kind, label } from './seal.js';
import { chunk, cursor, hasRemnant, heap, limit, placedHeap, scope, wilderness } from './state.js';

/** No 32-bit heap can hold more, and no sum of a smaller size with what a block has beside it wraps. */
export const MOST_REQUESTED_BYTES = 0xffff_fe00;

/** No chunk is being filled. */
export const leaveChunk = fn('leave_chunk', {}, none, () => {
  chunk.set(nil());
  cursor.set(nil());
  limit.set(nil());
});

/** Gives back the chunk that was kept when the last scope ended. @returns whether there was one */
const dropIdleChunk = fn('drop_idle_chunk', {}, bool, () => {
  const block = let_('block', chunk.get());
  when(either(isZero(block), ne(scope.get(), nil())), () => ret(no()));
  leaveChunk();
  label(block, Kind.Idle);
  giveBack({ block });
  ret(yes());
});

/** Merges what the cache holds, and an idle chunk. @returns whether something was merged */
const mergeKept = fn('merge_kept', {}, bool, () => {
  const flushed = let_('flushed', flush());
  const dropped = let_('dropped', dropIdleChunk());
  ret(either(flushed, dropped));
});

/** Merges all that waits to be merged. @returns whether something did */
export function mergeAll(): Val<'bool'> {
  if (!hasRemnant()) return mergeKept();
  const merged = let_('merged', mergeKept());
  const dropped = let_('dropped', dropRemnant());
  return either(merged, dropped);
}

/** Returns a used block of what waits to be merged, if there is one. */
function retMerged(bytes: Local<'u32'>): void {
  when(mergeAll(), () => {
    const block = let_('block', take({ bytes }));
    when(ne(block, nil()), () => ret(block));
  });
}

/**
 * A block larger than all memory in use. No merging makes it, and most are refused: the remnant then stays what it was, so
 * that the next blocks lie where they would have lain.
 */
const reserveHuge = fn(
  'reserve_huge',
  { bytes: u32 },
  ptr,
  ({ bytes }) => {
    drop(mergeKept());
    const end = let_('end', wilderness.get());
    const start = let_('start', joinRemnant());
    when(growFor({ bytes }), () => ret(cut({ bytes })));
    partRemnant({ start, end });
    ret(nil());
  },
  { isCold: true },
);

const reserveLast = fn(
  'reserve_last',
  { bytes: u32 },
  ptr,
  ({ bytes }) => {
    if (hasRemnant()) when(isHuge(bytes), () => ret(reserveHuge({ bytes })));
    retMerged(bytes);
    when(not(growFor({ bytes })), () => ret(nil()));
    ret(cut({ bytes }));
  },
  { isCold: true },
);

/** A used block of an open heap, without growing it. @returns 0 if there is none */
export const reserveHeld = fn('reserve_held', { bytes: u32 }, ptr, ({ bytes }) => {
  const block = let_('block', take({ bytes }));
  when(ne(block, nil()), () => ret(block));
  retMerged(bytes);
  ret(nil());
});

/** A used block of `bytes`, a multiple of the granule. @returns 0 if memory cannot be had; then nothing is lost */
export const reserve = fn('reserve', { bytes: u32 }, ptr, ({ bytes }) => {
  if (placedHeap() === undefined) when(isZero(heap()), () => when(not(openHeap()), () => ret(nil())));
  const block = let_('block', take({ bytes }));
  when(ne(block, nil()), () => ret(block));
  ret(reserveLast({ bytes }));
});
