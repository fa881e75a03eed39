/** Scopes: a stack of marks, each a block of the heap. Leaving one rewinds `top` to it (contract, sections 2.8 to 2.10). */
import {
  add,
  asPtr,
  asU32,
  assign,
  copyBytes,
  eq,
  fn,
  ge,
  gt,
  implement,
  isChecked,
  let_,
  loop,
  lt,
  ne,
  nil,
  none,
  ptr,
  ret,
  select,
  sub,
  trap,
  type Val,
  type Local,
  when,
} from '@sigil-alloc/ir';
import { blockOf, bytesFor, headerOf, payloadOf, poison, Seal, writeHeader } from './block.js';
import { openScope, requireLive, verifyBlocks, verifyScope, wipe } from './check.js';
import { firstBlock, Header, Region, Scope } from './layout.js';
import { useRegion } from './region.js';
import { first, lastSerial, promoted, region, scope, top } from './state.js';
import { take, takeBlock } from './take.js';

/** Bytes of a scope's payload: the serial number is for check builds. */
const scopeBytes = (): number => (isChecked() ? Scope.SIZE_BYTES : Scope.SIZE_BYTES - 4);

/** Opens a scope. @returns its handle: the mark's address, in check builds a serial number */
export const enterScope = implement('sigil_enter_scope', () => {
  const frame = let_('frame', takeBlock({ size: scopeBytes(), key: Seal.Scope }));
  Scope.outer.set(frame, scope.get());
  scope.set(frame);
  promoted.set(0);
  if (!isChecked()) {
    ret(asU32(frame));
    return;
  }
  const serial = let_('serial', add(lastSerial.get(), 1));
  lastSerial.set(serial);
  Scope.serial.set(frame, serial);
  ret(serial);
});

/** The mark behind a handle. */
const frameOf = (handle: Local<'u32'>): Val<'ptr'> => (isChecked() ? openScope({ serial: handle }) : asPtr(handle));

/** The region that holds `mark`, in use again: regions ascend, so it is the first that ends above the mark. */
const returnToRegion = fn(
  'return_to_region',
  { mark: ptr },
  none,
  ({ mark }) => {
    const at = let_('at', first.get());
    loop('once a region', () => ge(mark, Region.end.of(at)), () => assign(at, Region.next.of(at)));
    useRegion({ at, position: mark });
  },
  { isCold: true },
);

/** Frees all from `mark` on. */
const rewindTo = fn('rewind_to', { mark: ptr }, none, ({ mark }) => {
  when(
    lt(mark, region.get()),
    () => returnToRegion({ mark }),
    () => top.set(mark),
  );
});

/** Frees all that was allocated since `handle` was issued; does nothing directly after a promote of it. */
export const exitScope = implement('sigil_exit_scope', ({ handle }) => {
  const isSpent = let_('is_spent', eq(handle, promoted.get()));
  promoted.set(0);
  when(isSpent, () => ret());
  const frame = let_('frame', frameOf(handle));
  if (isChecked()) verifyScope({ frame });
  scope.set(Scope.outer.of(frame));
  if (isChecked()) wipe({ from: blockOf(frame), to: top.get() });
  rewindTo({ mark: blockOf(frame) });
});

/**
 * Moves `size` bytes to the scope around `handle` and closes it. A block outside the scope stays where it is. One inside
 * moves down to where the scope began: the place found there never lies above the block, so there is always room.
 */
export const promote = implement('sigil_promote', ({ handle, ptr: payload, size }) => {
  const frame = let_('frame', frameOf(handle));
  if (isChecked()) {
    requireLive({ payload });
    when(gt(size, Header.size.of(headerOf(payload))), () => trap('bad-size'));
    verifyScope({ frame });
  }
  scope.set(Scope.outer.of(frame));
  if (isChecked()) wipeAround(frame, payload, size);
  rewindTo({ mark: blockOf(frame) });
  promoted.set(handle);
  when(lt(payload, frame), () => ret(payload));
  const block = let_('block', take({ bytes: bytesFor(size), requested: size }));
  const moved = let_('moved', payloadOf(block));
  copyBytes(moved, payload, size);
  if (isChecked()) {
    writeHeader({ payload: moved, size, extent: sub(top.get(), block), key: Seal.Live });
    wipeLeftover(payload, size);
  }
  ret(moved);
});

/** Wipes what the scope of `frame` holds, all but the `size` bytes that are promoted out of it. */
function wipeAround(frame: Local<'ptr'>, payload: Local<'ptr'>, size: Local<'u32'>): void {
  const kept = let_('kept', select(lt(payload, frame), top.get(), payload));
  wipe({ from: blockOf(frame), to: kept });
  wipe({ from: add(kept, size), to: top.get() });
}

/** Wipes what of the promoted block's old place lies above `top` now. */
function wipeLeftover(payload: Local<'ptr'>, size: Local<'u32'>): void {
  const end = let_('end', add(payload, size));
  const from = let_('from', select(lt(payload, top.get()), top.get(), payload));
  when(lt(from, end), () => poison(from, sub(end, from)));
}

/** Frees every block of every scope; the heap is as if new, but keeps the memory it has grown. */
export const freeAll = implement('sigil_free_all', () => {
  scope.set(nil());
  promoted.set(0);
  when(ne(region.get(), nil()), () => {
    if (isChecked()) {
      verifyBlocks({ r: first.get(), from: firstBlock(first.get()) });
      wipe({ from: first.get(), to: top.get() });
    }
    rewindTo({ mark: firstBlock(first.get()) });
  });
});
