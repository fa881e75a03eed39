/**
 * What lies where in the heap.
 *
 *     heapBase                                            end     pages that somebody     start              end
 *     |                                                   |       else has grown          |                  |
 *     v                                                   v                               v                  v
 *     +--------+-------+-------+------+-------+ - - - - - +...............................+--------+------- -+
 *     | Region | block | block | mark | block |   free    :           not ours            | Region | block   |
 *     +--------+-------+-------+------+-------+ - - - - - +...............................+--------+------- -+
 *              ^               ^              ^
 *              first block     handle         top
 *
 * A block is its payload and nothing else. A mark is a block too: a scope's handle is its address, and leaving the scope
 * moves `top` back to it. There is a second region only where somebody else has grown memory in between.
 *
 * Between calls:
 *
 *   I1  first = 0  <=>  region = 0, and then top = 0
 *   I2  regions ascend from `first` on: r.end <= r.next, and the last ends within linear memory
 *   I3  `region`, where the next block goes, is one of them, and top lies in it: first block <= top <= region.end
 *   I4  top is a multiple of the alignment
 */
import { add, layout, ptr } from '@sigil-alloc/ir';

export const ALIGNMENT_BYTES = 8;

/** At the start of every region. */
export const Region = layout('Region', {
  /** first byte past it */
  end: ptr,
  /** the region after it, 0 for none */
  next: ptr,
});

/**
 * Where the first block of a region lies.
 *
 * @param {import('@sigil-alloc/ir').Operand<'ptr'>} region
 */
export const firstBlock = (region) => add(region, Region.SIZE_BYTES);
