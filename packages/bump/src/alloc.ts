/** The story: alloc, realloc, mem-copy, and what the component model asks for. */
import {
  add,
  and,
  asPtr,
  assign,
  asU32,
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
  lt,
  ne,
  nil,
  ptr,
  ret,
  roundUp,
  saturatingAdd,
  select,
  sub,
  trap,
  u32,
  type Val,
  when,
} from '@sigil-alloc/ir';
import { blockOf, bytesFor, headerOf, kill, payloadOf, poison, Seal, writeHeader, writeSealed } from './block.js';
import { requireLive } from './check.js';
import { GUARD_BYTES, Header, leastBlockBytes } from './layout.js';
import { place } from './region.js';
import { requireRegion } from './region-seal.js';
import { limit, region, scope, scopeKey, top } from './state.js';

/** A block in the innermost scope: the next bytes at `top`. Built for size, it has no path of its own for that. */
export const alloc = implement('sigil_alloc', ({ size }) => {
  if (isChecked()) return ret(newBlock({ size, key: add(scopeKey.get(), Seal.Live) }));
  if (buildOptions().optimize === 'size')
    return ret(place({ from: top.get(), bytes: bytesFor(size), requested: size }));
  const bytes = let_('bytes', bytesFor(size));
  const block = let_('block', top.get());
  when(gt(bytes, sub(limit.get(), block)), () => ret(place({ from: block, bytes, requested: size })));
  // limit is a multiple of the alignment, so rounding up does not pass it
  top.set(roundUp(add(block, bytes), alignmentBytes()));
  ret(block);
});

/** Check builds: a block for `size` bytes, sealed with `key`, one of `Seal` with that of a scope. @returns its payload */
export const newBlock = fn('new_block', { size: u32, key: u32 }, ptr, ({ size, key }) => {
  const bytes = let_('bytes', bytesFor(size));
  const block = let_('block', top.get());
  const at = let_('at', region.get());
  when(ne(at, nil()), () => requireRegion(at));
  when(
    le(bytes, sub(limit.get(), block)),
    () => top.set(roundUp(add(block, bytes), alignmentBytes())),
    () => assign(block, place({ from: block, bytes, requested: size })),
  );
  const payload = let_('payload', payloadOf(block));
  const extent = let_('extent', sub(top.get(), block));
  writeSealed(payload, size, extent, key);
  ret(payload);
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
  if (isChecked()) requireResizable(oldPtr, oldSize);
  const end = let_('end', blockEnd(oldPtr, oldSize));
  const from = let_('from', top.get());
  when(
    both(eq(end, from), gt(oldPtr, scope.get())),
    () => assign(from, blockOf(oldPtr)),
    () =>
      when(fits(newSize, sub(end, oldPtr)), () => {
        if (isChecked())
          writeHeader({ payload: oldPtr, size: newSize, extent: sub(end, blockOf(oldPtr)), key: Seal.Live });
        ret(oldPtr);
      }),
  );
  const block = let_('block', place({ from, bytes: bytesFor(newSize), requested: newSize }));
  const moved = let_('moved', payloadOf(block));
  when(ne(moved, oldPtr), () => {
    copyBytes(moved, oldPtr, oldSize); // it did not fit, so newSize is the larger
    if (isChecked()) kill({ payload: oldPtr });
  });
  if (isChecked()) {
    writeHeader({ payload: moved, size: newSize, extent: sub(top.get(), block), key: Seal.Live });
    when(lt(top.get(), end), () => when(eq(moved, oldPtr), () => poison(top.get(), sub(end, top.get()))));
  }
  ret(moved);
});

const alignmentBytes = (): number => buildOptions().alignmentBytes;

/** Check builds: the block is live, and as large as the caller says. */
function requireResizable(payload: Local<'ptr'>, oldSize: Local<'u32'>): void {
  requireLive({ payload });
  when(gt(oldSize, Header.size.of(headerOf(payload))), () => trap('bad-size'));
}

/** Where the next block begins, as far as the caller's size tells; check builds have it written down. */
export const blockEnd = (payload: Local<'ptr'>, size: Local<'u32'>): Val<'ptr'> =>
  isChecked()
    ? add(blockOf(payload), Header.extent.of(headerOf(payload)))
    : roundUp(add(payload, bytesFor(size)), alignmentBytes());

/** Whether a payload of `size` fits into `room` bytes from its start on. */
const fits = (size: Local<'u32'>, room: Val<'u32'>): Val<'bool'> =>
  isChecked() ? le(size, sub(room, GUARD_BYTES)) : le(size, room);

/** `realloc` with an alignment, any power of two. */
export const cabiRealloc = implement('cabi_realloc', ({ oldPtr, oldSize, align, newSize }) => {
  const payload = let_('payload', asPtr(oldPtr));
  when(le(align, alignmentBytes()), () => ret(asU32(realloc({ oldPtr: payload, oldSize, newSize }))));
  if (isChecked()) when(ne(payload, nil()), () => requireResizable(payload, oldSize));
  const moved = let_('moved', allocAligned({ size: newSize, align }));
  copyBytes(moved, payload, select(newSize, oldSize, gt(oldSize, newSize))); // without an old block, whatever lies at 0
  if (isChecked()) when(ne(payload, nil()), () => kill({ payload }));
  ret(asU32(moved));
});

/** The next multiple of `align`, a power of two, from `at` on. */
const alignUp = (at: Val<'ptr'>, align: Local<'u32'>): Val<'ptr'> =>
  asPtr(and(asU32(add(at, sub(align, 1))), sub(0, align)));

/** A block whose payload lies at a multiple of `align`, which is larger than the conformer's own alignment. */
const allocAligned = fn('alloc_aligned', { size: u32, align: u32 }, ptr, ({ size, align }) => {
  const paddingBytes = isChecked() ? leastBlockBytes(alignmentBytes()) : 0;
  const bytes = saturatingAdd(saturatingAdd(bytesFor(size), paddingBytes), align);
  const padding = let_('padding', place({ from: top.get(), bytes, requested: size }));
  const payload = let_('payload', alignUp(payloadOf(add(padding, paddingBytes)), align));
  if (isChecked()) {
    const block = let_('block', blockOf(payload));
    writeHeader({ payload: payloadOf(padding), size: 0, extent: sub(block, padding), key: Seal.Dead });
    writeHeader({ payload, size, extent: sub(top.get(), block), key: Seal.Live });
  }
  ret(payload);
});
