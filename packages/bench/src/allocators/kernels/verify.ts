/**
 * Whether an allocator can be trusted at all, before any time is taken: blocks of all the sizes that it serves, filled to
 * the last byte, and looked at byte by byte before they are freed and after they were moved.
 */
import {
  add,
  address,
  and,
  assign,
  asU32,
  eq,
  fillBytes,
  fn,
  isZero,
  type Local,
  let_,
  loadByte,
  lt,
  ne,
  nil,
  none,
  not,
  or,
  ptr,
  ret,
  select,
  u32,
  when,
  word,
} from '@sigil-alloc/ir';
import { alloc, free, realloc } from './face.js';
import { below, blockIn, putBlock, putSize, repeat, sizeIn, TABLES_END, withRandom } from './parts.js';

/** Fewer than there are bytes, so that each fills its block with one of its own. */
const SLOTS = 250;

export interface VerifyOptions {
  readonly canFree: boolean;
  readonly canRealloc: boolean;
  readonly mostBytes: number;
}

/** Bytes of a block that do not hold what its slot wrote there; a block that begins in the kernels' tables is one more. */
const faultsIn = fn('faults_in', { slot: u32, size: u32 }, u32, ({ slot, size }) => {
  const block = let_('block', blockIn(slot));
  const faults = let_('faults', asU32(lt(block, address(TABLES_END))));
  repeat(size, (index) => assign(faults, add(faults, asU32(ne(loadByte(add(block, index)), slot)))));
  ret(faults);
});

const keep = fn('keep', { slot: u32, block: ptr, size: u32 }, none, ({ slot, block, size }) => {
  fillBytes(block, slot, size);
  putBlock(slot, block);
  putSize(slot, size);
});

/** Turns -> faults, 0 for an allocator that keeps its word. */
export const verify = ({ canFree, canRealloc, mostBytes }: VerifyOptions) =>
  fn('verify', { turns: u32 }, u32, ({ turns }) => {
    const faults = let_('faults', word(0));
    const count = (slot: Local<'u32'>, size: Local<'u32'>): void => {
      const found = let_('found', faultsIn({ slot, size }));
      assign(faults, add(faults, found));
    };
    const resize = (slot: Local<'u32'>, oldSize: Local<'u32'>, newSize: Local<'u32'>): void => {
      putBlock(slot, let_('moved', realloc({ oldPtr: blockIn(slot), oldSize, newSize })));
      count(slot, let_('kept', select(oldSize, newSize, lt(oldSize, newSize))));
      keep({ slot, block: blockIn(slot), size: newSize });
    };
    const release = (slot: Local<'u32'>): void => {
      free({ ptr: blockIn(slot) });
      putBlock(slot, nil());
    };
    const use = (slot: Local<'u32'>, random: Local<'u32'>): void => {
      const size = below(random, mostBytes);
      when(
        isZero(blockIn(slot)),
        () => keep({ slot, block: let_('block', alloc({ size })), size }),
        () => {
          const oldSize = let_('old_size', sizeIn(slot));
          count(slot, oldSize);
          // What becomes of a block of 0 bytes is not the same in all of them.
          const resizes = () => resize(slot, oldSize, let_('new_size', or(size, 1)));
          if (canFree && canRealloc) when(eq(and(random, 2), 0), resizes, () => release(slot));
          else if (canFree) release(slot);
          else if (canRealloc) resizes();
        },
      );
    };
    withRandom((next) => repeat(turns, () => use(below(next(), SLOTS), next())));
    repeat(SLOTS, (slot) => when(not(isZero(blockIn(slot))), () => count(slot, let_('size', sizeIn(slot)))));
    ret(faults);
  });
