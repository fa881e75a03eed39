/** What a kernel left behind, read and freed: the end of its checksum, outside of what is timed. */
import { fn, isZero, let_, nil, not, ret, u32, when, word } from '@sigil-alloc/ir';
import { readNewest } from './arena.js';
import { blockIn, freeMarked, MOST_SLOTS, putBlock, repeat, type Sum } from './parts.js';

function freeSlots(sum: Sum): void {
  repeat(MOST_SLOTS, (slot) => {
    const block = let_('block', blockIn(slot));
    when(not(isZero(block)), () => {
      freeMarked(block, sum);
      putBlock(slot, nil());
    });
  });
}

export const clear = (canFree: boolean) =>
  fn('clear', {}, u32, () => {
    const sum = let_('sum', word(0));
    readNewest(sum);
    if (canFree) freeSlots(sum);
    ret(sum);
  });
