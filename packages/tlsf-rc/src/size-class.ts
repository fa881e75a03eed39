/**
 * The mapping from sizes to classes. Rows of the first level are powers of two, each cut into 32 classes; sizes below 512
 * have a class each. Classes are numbered through, so that a row is `class / 32` and a place in it `class mod 32`.
 *
 * The paper's search maps a size rounded up to the next class border, so that every block of the class found suffices.
 * That is the class after the one that stores the size, save for a size on the border, whose own class suffices as well:
 * `free-list.ts` looks there first, and so finds a block of the very size that was freed.
 */
import { add, clz, fn, let_, lt, ret, shl, shr, sub, u32, when } from '@sigil-alloc/ir';
import { GRANULE_LOG2, LINEAR_BYTES, LINEAR_LOG2, SECOND_LEVEL_LOG2 } from './constants.js';

/** The class in whose list a free block of `bytes` is kept (paper: mapping insert). */
export const classToStore = fn('class_to_store', { bytes: u32 }, u32, ({ bytes }) => {
  when(lt(bytes, LINEAR_BYTES), () => ret(shr(bytes, GRANULE_LOG2)));
  const log2 = let_('log2', sub(31, clz(bytes)));
  // the leading bit of the shifted size counts the row's 32 classes once, hence no + 1 for the linear row
  ret(add(shl(sub(log2, LINEAR_LOG2), SECOND_LEVEL_LOG2), shr(bytes, sub(log2, SECOND_LEVEL_LOG2))));
});
