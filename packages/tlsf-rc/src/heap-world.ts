/** The world `heap`: what users of malloc-like allocators expect beyond the contract. */
import {
  and,
  asU32,
  drop,
  either,
  fillBytes,
  gt,
  implement,
  isChecked,
  isZero,
  type Local,
  let_,
  ne,
  ret,
  select,
  sub,
  trap,
  when,
} from '@sigil-alloc/ir';
import { alignedOrNil, alignedOrTrap } from './aligned.js';
import { alloc, allocOrNil, free, reallocOrNil, resize } from './alloc.js';
import { wildernessBytes } from './block.js';
import { requireLive } from './check.js';
import { LARGEST_ALIGNMENT_BYTES } from './constants.js';
import { blockOf, overheadBytes } from './layout.js';
import { trimObjects } from './managed-world.js';
import { mergeAll } from './reserve.js';
import { heap, placedHeap } from './state.js';
import { usableBytes } from './usable.js';

const usableSize = implement('sigil_usable_size', ({ ptr: payload }) => {
  if (isChecked()) requireLive({ payload });
  ret(usableBytes({ block: blockOf(payload) }));
});

const allocZeroed = implement('sigil_alloc_zeroed', ({ size }) => {
  const payload = let_('payload', alloc({ size }));
  fillBytes(payload, 0, size);
  ret(payload);
});

function requireAlignment(align: Local<'u32'>): void {
  const isNoPower = either(isZero(align), ne(and(align, sub(align, 1)), 0));
  when(either(isNoPower, gt(align, LARGEST_ALIGNMENT_BYTES)), () => trap('bad-size'));
}

const allocAligned = implement('sigil_alloc_aligned', ({ size, align }) => {
  requireAlignment(align);
  ret(alignedOrTrap({ size, align }));
});

const tryAllocAligned = implement('sigil_try_alloc_aligned', ({ size, align }) => {
  requireAlignment(align);
  ret(alignedOrNil({ size, align }));
});

const resizeInPlace = implement('sigil_resize_in_place', ({ ptr: payload, newSize }) => {
  if (isChecked()) requireLive({ payload });
  ret(asU32(resize({ payload, size: newSize })));
});

const trim = implement('sigil_trim', () => {
  if (placedHeap() === undefined) when(isZero(heap()), () => ret(0));
  trimObjects();
  drop(mergeAll());
  const bytes = let_('bytes', wildernessBytes());
  ret(select(0, sub(bytes, overheadBytes(isChecked())), isZero(bytes)));
});

export const heapWorld = {
  sigil_free: free,
  sigil_usable_size: usableSize,
  sigil_alloc_zeroed: allocZeroed,
  sigil_alloc_aligned: allocAligned,
  sigil_resize_in_place: resizeInPlace,
  sigil_trim: trim,
  sigil_try_alloc: implement('sigil_try_alloc', ({ size }) => ret(allocOrNil({ size }))),
  sigil_try_realloc: implement('sigil_try_realloc', ({ oldPtr, oldSize, newSize }) =>
    ret(reallocOrNil({ payload: oldPtr, oldSize, size: newSize })),
  ),
  sigil_try_alloc_aligned: tryAllocAligned,
};
