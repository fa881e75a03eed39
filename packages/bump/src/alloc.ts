/** The story: alloc, realloc, mem-copy, and what the component model asks for. */
import {
  ADDRESS_SPACE_END,
  add,
  and,
  asPtr,
  asU32,
  bool,
  both,
  buildOptions,
  copyBytes,
  eq,
  fn,
  gt,
  implement,
  isChecked,
  isZero,
  type Local,
  le,
  let_,
  ne,
  nil,
  no,
  not,
  ptr,
  ret,
  roundUp,
  select,
  sub,
  trap,
  u32,
  type Val,
  when,
  word,
  yes,
} from '@sigil-alloc/ir';
import { blockOf, bytesFor, headerOf, kill, overheadBytes, payloadOf, poison, Seal, writeHeader } from './block.js';
import { requireLive } from './check.js';
import { GUARD_BYTES, Header, leastBlockBytes, Region } from './layout.js';
import { extendRegion } from './region.js';
import { limit, region, scope, top } from './state.js';
import { refuseOversize, take, takeBlock } from './take.js';

/** A block in the innermost scope: the next bytes at `top`. */
export const alloc = implement('sigil_alloc', ({ size }) => {
  ret(takeBlock({ size, key: Seal.Live }));
});

/** Copies bytes, right for every overlap. */
export const memCopy = implement('sigil_mem_copy', ({ dst, src, nBytes }) => {
  copyBytes(dst, src, nBytes);
});

/**
 * Resizes in place where the payload's rounding leaves room, or where the block is the last one and no open scope's mark
 * lies behind its start; else moves it, and its old place is free when its scope ends.
 */
export const realloc = implement('sigil_realloc', ({ oldPtr, oldSize, newSize }) => {
  when(isZero(oldPtr), () => ret(alloc({ size: newSize })));
  if (isChecked()) {
    requireLive({ payload: oldPtr });
    when(gt(oldSize, Header.size.of(headerOf(oldPtr))), () => trap('bad-size'));
  }
  const end = let_('end', blockEnd(oldPtr, oldSize));
  when(
    both(eq(end, top.get()), gt(oldPtr, scope.get())),
    () =>
      when(hasRoomBehind({ payload: oldPtr, size: newSize }), () => {
        resizeLast(oldPtr, newSize);
        ret(oldPtr);
      }),
    () =>
      when(fits(newSize, sub(end, oldPtr)), () => {
        resizeWithin(oldPtr, newSize, end);
        ret(oldPtr);
      }),
  );
  const moved = let_('moved', alloc({ size: newSize }));
  copyBytes(moved, oldPtr, oldSize); // it did not fit, so newSize is the larger
  if (isChecked()) kill({ payload: oldPtr });
  ret(moved);
});

const alignmentBytes = (): number => buildOptions().alignmentBytes;

/** Where the next block begins, as far as the caller's size tells; check builds have it written down. */
const blockEnd = (payload: Local<'ptr'>, size: Local<'u32'>): Val<'ptr'> =>
  isChecked()
    ? add(blockOf(payload), Header.extent.of(headerOf(payload)))
    : roundUp(add(payload, bytesFor(size)), alignmentBytes());

/** Whether a payload of `size` fits into `room` bytes from its start on. */
const fits = (size: Local<'u32'>, room: Val<'u32'>): Val<'bool'> =>
  isChecked() ? le(size, sub(room, GUARD_BYTES)) : le(size, room);

/** The last block gets `size`, which fits below `limit`: `top` follows it. */
function resizeLast(payload: Local<'ptr'>, size: Local<'u32'>): void {
  const before = isChecked() ? let_('before', top.get()) : undefined;
  const behind = isChecked() ? add(size, GUARD_BYTES) : bytesFor(size);
  top.set(roundUp(add(payload, behind), alignmentBytes()));
  if (before === undefined) return;
  writeHeader({ payload, size, extent: sub(top.get(), blockOf(payload)), key: Seal.Live });
  when(gt(before, top.get()), () => poison(top.get(), sub(before, top.get())));
}

/** A block with others behind it keeps its extent. */
function resizeWithin(payload: Local<'ptr'>, size: Local<'u32'>, end: Local<'ptr'>): void {
  if (isChecked()) writeHeader({ payload, size, extent: sub(end, blockOf(payload)), key: Seal.Live });
}

/** Whether the last block can have `size` where it is, growing memory if nothing lies behind its region. */
const hasRoomBehind = fn('has_room_behind', { payload: ptr, size: u32 }, bool, ({ payload, size }) => {
  refuseOversize(size);
  const block = let_('block', blockOf(payload));
  const bytes = let_('bytes', bytesFor(size));
  when(le(bytes, sub(limit.get(), block)), () => ret(yes()));
  when(ne(Region.next.of(region.get()), nil()), () => ret(no()));
  when(not(extendRegion({ last: region.get(), from: block, bytes })), () => ret(no()));
  limit.set(Region.end.of(region.get()));
  ret(yes());
});

/** `realloc` with an alignment, any power of two. */
export const cabiRealloc = implement('cabi_realloc', ({ oldPtr, oldSize, align, newSize }) => {
  const payload = let_('payload', asPtr(oldPtr));
  when(le(align, alignmentBytes()), () => ret(asU32(realloc({ oldPtr: payload, oldSize, newSize }))));
  const moved = let_('moved', allocAligned({ size: newSize, align }));
  when(ne(payload, nil()), () => {
    if (isChecked()) requireLive({ payload });
    copyBytes(moved, payload, select(gt(oldSize, newSize), newSize, oldSize));
    if (isChecked()) kill({ payload });
  });
  ret(asU32(moved));
});

/** The next multiple of `align`, a power of two, from `at` on. */
const alignUp = (at: Val<'ptr'>, align: Local<'u32'>): Val<'ptr'> =>
  asPtr(and(asU32(add(at, sub(align, 1))), sub(0, align)));

/** A block whose payload lies at a multiple of `align`, which is larger than the conformer's own alignment. */
const allocAligned = fn(
  'alloc_aligned',
  { size: u32, align: u32 },
  ptr,
  ({ size, align }) => {
    const paddingBytes = isChecked() ? leastBlockBytes(alignmentBytes()) : 0;
    const most = sub(word(ADDRESS_SPACE_END - overheadBytes() - paddingBytes), align);
    when(gt(size, most), () => trap('out-of-memory', size));
    const bytes = add(add(bytesFor(size), paddingBytes), align);
    const padding = let_('padding', take({ bytes, requested: size }));
    const payload = let_('payload', alignUp(payloadOf(add(padding, paddingBytes)), align));
    const block = let_('block', blockOf(payload));
    const behind = isChecked() ? add(size, GUARD_BYTES) : bytesFor(size);
    top.set(roundUp(add(payload, behind), alignmentBytes()));
    if (isChecked()) {
      writeHeader({ payload: payloadOf(padding), size: 0, extent: sub(block, padding), key: Seal.Dead });
      writeHeader({ payload, size, extent: sub(top.get(), block), key: Seal.Live });
    }
    ret(payload);
  },
  { isCold: true },
);
