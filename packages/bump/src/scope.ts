/** Scopes: a stack of marks, each a block of the heap. Leaving one rewinds `top` to it (contract, sections 2.8 to 2.10). */
import {
  add,
  asPtr,
  asU32,
  check,
  copyBytes,
  fn,
  gt,
  implement,
  isChecked,
  isZero,
  type Local,
  let_,
  lt,
  ne,
  nil,
  none,
  ptr,
  ret,
  select,
  sub,
  trap,
  u32,
  type Val,
  when,
  word,
} from '@sigil-alloc/ir';
import { alloc, newBlock } from './alloc.js';
import { blockOf, bytesFor, headerOf, keyOfScope, keyOfSerial, payloadOf, poison, Seal, writeHeader } from './block.js';
import { openScope, poisonScope, requireLive, retireBlocks, verifyBlocks, verifyScope } from './check.js';
import { firstBlock, Header, Scope } from './layout.js';
import { place, rewindTo } from './region.js';
import { firstRegion, lastSerial, placedRegion, promoted, region, scope, scopeKey, top } from './state.js';

/** Bytes of a scope's payload: the serial number is for check builds. */
const scopeBytes = (): number => (isChecked() ? Scope.SIZE_BYTES : Scope.serial.offset);

/** Opens a scope. @returns its handle: the mark's address, in check builds a serial number */
export const enterScope = implement('sigil_enter_scope', () => {
  const serial = isChecked() ? let_('serial', add(lastSerial.get(), 1)) : undefined;
  const frame = let_(
    'frame',
    serial === undefined
      ? alloc({ size: scopeBytes() })
      : newBlock({ size: scopeBytes(), key: add(keyOfSerial(serial), Seal.Scope) }),
  );
  Scope.outer.set(frame, scope.get());
  scope.set(frame);
  promoted.set(0);
  if (serial === undefined) return ret(asU32(frame));
  lastSerial.set(serial);
  Scope.serial.set(frame, serial);
  useKeyOf(frame);
  ret(serial);
});

/** Check builds: the scope of `frame` is the innermost from now on, with 0 none. */
function useKeyOf(frame: Local<'ptr'>): void {
  if (isChecked()) scopeKey.set(select(word(0), keyOfScope(frame), isZero(frame)));
}

/** The mark behind a handle. */
const frameOf = (handle: Local<'u32'>): Val<'ptr'> => (isChecked() ? openScope({ serial: handle }) : asPtr(handle));

/** Frees all that was allocated since `handle` was issued; does nothing directly after a promote of it. */
export const exitScope = implement('sigil_exit_scope', ({ handle }) => {
  check(() => ne(handle, 0), 'bad-handle'); // 0 stands for "nothing was promoted", and was never issued
  when(ne(handle, promoted.get()), () => {
    const frame = let_('frame', frameOf(handle));
    if (isChecked()) verifyScope({ frame });
    close({ frame, keep: nil() });
  });
  promoted.set(0);
});

/** Closes the scope of `frame` and all inside it, and frees what lies from its mark on. `keep`: see `promote`. */
const close = fn('close', { frame: ptr, keep: ptr }, none, ({ frame, keep }) => {
  const outer = let_('outer', Scope.outer.of(frame));
  if (isChecked()) poisonScope(frame, keep);
  scope.set(outer);
  useKeyOf(outer);
  rewindTo({ mark: blockOf(frame) });
});

/**
 * Moves `size` bytes to the scope around `handle` and closes it. A block outside the scope stays where it is. One inside
 * moves down to where the scope began: the place found there lies never above the block, so there is always room.
 */
export const promote = implement('sigil_promote', ({ handle, ptr: payload, size }) => {
  const frame = let_('frame', frameOf(handle));
  if (isChecked()) {
    requireLive({ payload });
    when(gt(size, Header.size.of(headerOf(payload))), () => trap('bad-size'));
    verifyScope({ frame });
  }
  close({ frame, keep: payload }); // freed, but its bytes are still there to be moved
  promoted.set(handle);
  when(lt(payload, frame), () => ret(payload));
  if (isChecked()) return ret(moveDownChecked({ payload, size }));
  const moved = let_('moved', alloc({ size }));
  copyBytes(moved, payload, size);
  ret(moved);
});

/** Check builds: copies before the header is written, for the guard may fall on the bytes' old place. */
const moveDownChecked = fn('move_down', { payload: ptr, size: u32 }, ptr, ({ payload, size }) => {
  const block = let_('block', place({ from: top.get(), bytes: bytesFor(size), requested: size }));
  const moved = let_('moved', payloadOf(block));
  copyBytes(moved, payload, size);
  writeHeader({ payload: moved, size, extent: sub(top.get(), block), key: Seal.Live });
  const oldEnd = let_('old_end', add(payload, size));
  const leftover = let_('leftover', select(top.get(), payload, lt(payload, top.get())));
  when(lt(leftover, oldEnd), () => poison(leftover, sub(oldEnd, leftover)));
  ret(moved);
});

/** Frees every block of every scope; the heap is as if new, but keeps the memory it has grown. */
export const freeAll = implement('sigil_free_all', () => {
  if (placedRegion() === undefined) when(isZero(region.get()), () => ret());
  if (isChecked()) {
    verifyBlocks({ r: firstRegion(), from: firstBlock(firstRegion()) });
    retireBlocks({ r: firstRegion(), from: firstBlock(firstRegion()), keep: nil() });
  }
  scope.set(nil());
  if (isChecked()) scopeKey.set(0);
  promoted.set(0);
  rewindTo({ mark: firstBlock(firstRegion()) });
});
