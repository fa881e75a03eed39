/**
 * Blocks that the runtime of managed objects takes from its own heap for itself: the candidate buffer and the table of weak
 * handles. They lie outside of all scopes, count in no live figure, and are gone after free-all.
 */
import {
  either,
  eq,
  fn,
  global_,
  isZero,
  type Local,
  let_,
  none,
  not,
  ptr,
  ret,
  u32,
  type Val,
  when,
} from '@sigil-alloc/ir';
import { allocFrom, freeBlock } from './alloc.js';
import { countIn, countOut, isCounting, peakBytes } from './count.js';
import { blockOf } from './layout.js';
import { heap } from './state.js';

/** Their payloads; 0 as long as there are none. */
export const candidateBuffer = global_('candidate_buffer', ptr);
export const weakTable = global_('weak_table', ptr);

/** Whether a payload, which is not 0, is that of such a block. */
export const isOwn = (payload: Local<'ptr'>): Val<'bool'> =>
  either(eq(payload, candidateBuffer.get()), eq(payload, weakTable.get()));

/** @returns 0 if memory cannot be had */
export const ownBlockOrNil = fn('own_block_or_nil', { size: u32 }, ptr, ({ size }) => {
  if (!isCounting()) return ret(allocFrom({ from: heap(), size }));
  const peak = let_('peak', peakBytes.get());
  const payload = let_('payload', allocFrom({ from: heap(), size }));
  when(not(isZero(payload)), () => {
    const block = let_('block', blockOf(payload));
    countOut(block);
    peakBytes.set(peak);
  });
  ret(payload);
});

export const freeOwnBlock = fn('free_own_block', { payload: ptr }, none, ({ payload }) => {
  if (isCounting()) {
    const peak = let_('peak', peakBytes.get());
    const block = let_('block', blockOf(payload));
    countIn(block);
    peakBytes.set(peak);
  }
  freeBlock({ payload });
});
