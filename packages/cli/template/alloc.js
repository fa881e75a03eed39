/** The story: alloc, realloc, mem-copy, and what the component model asks for. */
import {
  add,
  and,
  asPtr,
  asU32,
  copyBytes,
  gt,
  implement,
  isZero,
  le,
  let_,
  or,
  ret,
  saturatingAdd,
  select,
  sub,
  when,
} from '@sigil-alloc/ir';
import { ALIGNMENT_BYTES } from './layout.js';
import { place, top } from './memory.js';

/**
 * Bytes to take for a block: at least one, so that a block of size 0 has an address of its own.
 *
 * @param {import('@sigil-alloc/ir').Local<'u32'>} size
 */
const bytesFor = (size) => or(size, asU32(isZero(size)));

export const alloc = implement('sigil_alloc', ({ size }) => {
  ret(place({ from: top.get(), bytes: bytesFor(size), requested: size }));
});

/** Copies bytes, right for every overlap. */
export const memCopy = implement('sigil_mem_copy', ({ dst, src, nBytes }) => {
  copyBytes(dst, src, nBytes);
});

/** A block that shrinks stays; one that grows moves, and its old place is free when its scope ends. */
export const realloc = implement('sigil_realloc', ({ oldPtr, oldSize, newSize }) => {
  when(isZero(oldPtr), () => ret(alloc({ size: newSize })));
  when(le(newSize, oldSize), () => ret(oldPtr));
  const moved = let_('moved', alloc({ size: newSize }));
  copyBytes(moved, oldPtr, oldSize);
  ret(moved);
});

/** `realloc` with an alignment, any power of two. */
export const cabiRealloc = implement('cabi_realloc', ({ oldPtr, oldSize, align, newSize }) => {
  const payload = let_('payload', asPtr(oldPtr));
  when(le(align, ALIGNMENT_BYTES), () => ret(asU32(realloc({ oldPtr: payload, oldSize, newSize }))));
  const bytes = saturatingAdd(bytesFor(newSize), align);
  const room = let_('room', place({ from: top.get(), bytes, requested: newSize }));
  const moved = let_('moved', asPtr(and(asU32(add(room, sub(align, 1))), sub(0, align))));
  copyBytes(moved, payload, select(newSize, oldSize, gt(oldSize, newSize)));
  ret(asU32(moved));
});
