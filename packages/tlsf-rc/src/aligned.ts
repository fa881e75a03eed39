/** Blocks at multiples of more than 16, and what the component model asks for. */
import {
  add,
  and,
  asPtr,
  assign,
  asU32,
  copyBytes,
  fn,
  gt,
  implement,
  isChecked,
  isZero,
  type Local,
  le,
  let_,
  lt,
  ne,
  nil,
  or,
  ptr,
  ret,
  select,
  sub,
  u32,
  type Val,
  when,
} from '@sigil-alloc/ir';
import { allocOrNil, freeBlock, orTrap, realloc, resize } from './alloc.js';
import { bytesForApart, linkApart } from './apart.js';
import { giveBack, leastBytes, trimTail, writeHeader } from './block.js';
import { requireResizable } from './check.js';
import { GRANULE_BYTES } from './constants.js';
import { born } from './count.js';
import { Block, bytesFor, payloadOf, sizeOf, TAGS, wordOf } from './layout.js';
import { MOST_REQUESTED_BYTES, reserve } from './reserve.js';
import { Kind, label } from './seal.js';
import { scope } from './state.js';

/** Bytes from the payload of `block` to the next multiple of `align`. */
const distanceTo = (align: Local<'u32'>, block: Local<'ptr'>): Val<'u32'> =>
  and(sub(0, asU32(payloadOf(block))), sub(align, 1));

/** Gives back the first `bytes` of a used block. @returns the rest, a block of its own */
const trimHead = fn('trim_head', { block: ptr, bytes: u32 }, ptr, ({ block, bytes }) => {
  const rest = let_('rest', add(block, bytes));
  writeHeader(rest, sub(sizeOf(block), bytes), Kind.Idle);
  Block.sizeAndTags.set(block, or(and(wordOf(block), TAGS), bytes));
  label(block, Kind.Idle);
  giveBack({ block });
  ret(rest);
});

/** A block in the innermost scope whose payload lies at a multiple of `align`, a power of two. @returns 0 if there is none */
export const alignedOrNil = fn('aligned_or_nil', { size: u32, align: u32 }, ptr, ({ size, align }) => {
  when(le(align, GRANULE_BYTES), () => ret(allocOrNil({ size })));
  when(gt(align, MOST_REQUESTED_BYTES), () => ret(nil()));
  when(gt(size, sub(MOST_REQUESTED_BYTES, align)), () => ret(nil()));
  const bytes = let_('bytes', select(bytesForApart(size), bytesFor(size), ne(scope.get(), nil())));
  const block = let_('block', reserve({ bytes: add(add(bytes, align), leastBytes() - GRANULE_BYTES) }));
  when(isZero(block), () => ret(nil()));
  const lead = let_('lead', distanceTo(align, block));
  when(ne(lead, 0), () => {
    when(lt(lead, leastBytes()), () => assign(lead, add(lead, align)));
    assign(block, trimHead({ block, bytes: lead }));
  });
  trimTail({ block, bytes });
  when(ne(scope.get(), nil()), () => linkApart({ block }));
  born(block, size);
  ret(payloadOf(block));
});

/** `realloc` with an alignment, any power of two; above 16 a block stays only where it is aligned. */
export const cabiRealloc = implement('cabi_realloc', ({ oldPtr, oldSize, align, newSize }) => {
  const payload = let_('payload', asPtr(oldPtr));
  when(le(align, GRANULE_BYTES), () => ret(asU32(realloc({ oldPtr: payload, oldSize, newSize }))));
  when(isZero(payload), () => ret(asU32(alignedOrTrap({ size: newSize, align }))));
  if (isChecked()) requireResizable({ payload, oldSize });
  when(isZero(and(oldPtr, sub(align, 1))), () => when(resize({ payload, size: newSize }), () => ret(oldPtr)));
  const moved = let_('moved', alignedOrTrap({ size: newSize, align }));
  copyBytes(moved, payload, select(newSize, oldSize, gt(oldSize, newSize)));
  freeBlock({ payload });
  ret(asU32(moved));
});

export const alignedOrTrap = fn('aligned_or_trap', { size: u32, align: u32 }, ptr, ({ size, align }) =>
  ret(orTrap({ payload: alignedOrNil({ size, align }), size })),
);
