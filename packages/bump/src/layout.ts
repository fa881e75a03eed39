/**
 * What lies where in the heap.
 *
 *     heapBase                                                          end of region 1      region 2 (only if somebody
 *     |                                                                 |                    | else grew memory between)
 *     v                                                                 v                    v
 *     +--------+-------+-------+-------+-------+- - - - - - - - - - - - +....................+--------+-------+- - -
 *     | Region | block | block | Scope | block |   free                 :  not ours          | Region | block |
 *     +--------+-------+-------+-------+-------+- - - - - - - - - - - - +....................+--------+-------+- - -
 *              ^               ^               ^                        ^
 *              first block     handle          top                      limit
 *
 * A block is its payload and nothing else. A scope is a block too: the mark to which leaving it rewinds `top`. In check
 * and audit builds each block has a header before its payload and a guard behind it:
 *
 *     +--------+---------------+-------+
 *     | Header | payload       | guard |      extent: all of it, a multiple of the alignment
 *     +--------+---------------+-------+
 *
 * Between calls, with `region` the region in use:
 *
 *   I1  first = 0  <=>  region = 0, and then top = limit = scope = 0
 *   I2  heapBase <= first, and regions ascend: r.end <= r.next
 *   I3  region is in the list from first, and limit = region.end
 *   I4  firstBlock(region) <= top <= limit, and top is aligned
 *   I5  in check and audit builds: firstBlock(r) <= r.top <= r.end for every region r before `region`
 *   I6  r.end <= the end of linear memory
 *   I7  the scopes from `scope` descend, each in the heap, down to 0
 *   I8  in check and audit builds: from firstBlock(r), extents lead exactly to r.top (to top in `region`), each header is
 *       sealed, each guard whole
 *   I9  in check and audit builds: the header of every region in use is sealed
 */
import { add, buildOptions, isChecked, layout, type Operand, ptr, u32, type Val } from '@sigil-alloc/ir';

/** At the start of every region. */
export const Region = layout('Region', {
  /** first byte past it */
  end: ptr,
  /** the region after it, 0 for none */
  next: ptr,
  /** check builds: where `top` stood when the region was left for the next */
  top: ptr,
  /** check builds: a function of the region's address and the three words before */
  seal: u32,
});

/** The payload of a scope's block. */
export const Scope = layout('Scope', {
  /** the scope around it, 0 for none */
  outer: ptr,
  /** check builds: the handle that was issued for it, never issued twice */
  serial: u32,
});

/** Directly before a payload in check and audit builds. */
export const Header = layout('Header', {
  /** bytes asked for */
  size: u32,
  /** bytes from the block's start to the next block's */
  extent: u32,
  /** a function of the payload's address, size, extent and what the block is */
  seal: u32,
});

/** Least bytes behind a payload that nobody may write. */
export const GUARD_BYTES = 4;

const roundUpConstant = (bytes: number, alignment: number): number => Math.ceil(bytes / alignment) * alignment;

/** Bytes from a region's start to its first block. */
export const regionHeaderBytes = (isChecked: boolean, alignmentBytes: number): number =>
  roundUpConstant(isChecked ? Region.SIZE_BYTES : Region.top.offset, alignmentBytes);

/** Bytes from a block's start to its payload. */
export const blockHeaderBytes = (isChecked: boolean, alignmentBytes: number): number =>
  isChecked ? roundUpConstant(Header.SIZE_BYTES, alignmentBytes) : 0;

/** Bytes that a block has beside its payload, before rounding. */
export const blockOverheadBytes = (isChecked: boolean, alignmentBytes: number): number =>
  isChecked ? blockHeaderBytes(true, alignmentBytes) + GUARD_BYTES : 0;

/** Bytes of a block without payload in check builds. */
export const leastBlockBytes = (alignmentBytes: number): number =>
  roundUpConstant(blockOverheadBytes(true, alignmentBytes), alignmentBytes);

/** Where the first block of a region lies. */
export const firstBlock = (region: Operand<'ptr'>): Val<'ptr'> =>
  add(region, regionHeaderBytes(isChecked(), buildOptions().alignmentBytes));
