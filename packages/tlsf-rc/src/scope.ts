/**
 * Scopes: a stack of frames, each the block of a chunk at which its scope begins. Leaving a scope moves `cursor` back to
 * its frame and gives back the chunks and the blocks apart that are newer (contract, sections 2.8 to 2.10). The chunk of
 * the outermost scope is kept for the next one; it goes back to the heap with what the cache holds.
 */
import {
  add,
  asPtr,
  assign,
  asU32,
  both,
  buildOptions,
  check,
  copyBytes,
  drop,
  eq,
  fillBytes,
  fn,
  gt,
  implement,
  isChecked,
  isZero,
  type Local,
  let_,
  ne,
  nil,
  none,
  type Operand,
  or,
  ptr,
  ret,
  select,
  sub,
  trap,
  u32,
  type Val,
  when,
} from '@sigil-alloc/ir';
import { allocFrom, orTrap, resize } from './alloc.js';
import { dropApartInside, linkApart, unlinkApart } from './apart.js';
import { writeHeader } from './block.js';
import { openScope, poisonScope, requireLive, retireHeap, verifyHeap, verifyScope } from './check.js';
import { dropChunks, placeInChunk, useChunk } from './chunk.js';
import { born, countClosed, countIn, countNothing, countOpened, countOut, isCounting } from './count.js';
import { firstPool, isInside } from './inside.js';
import {
  Block,
  blockOf,
  bytesFor,
  CHUNK,
  Chunk,
  FREE,
  Frame,
  firstInChunk,
  HEAP_BYTES,
  isApart,
  payloadOf,
  SCOPED,
  sizeOf,
  wordOf,
} from './layout.js';
import { forgetObjects } from './managed-world.js';
import { begin } from './pool.js';
import { leaveChunk } from './reserve.js';
import { useKeyOf } from './scope-key.js';
import { Kind, labelFrame, labelInChunk, requestedOf } from './seal.js';
import {
  cacheBound,
  chunk,
  cursor,
  forgetRemnant,
  heap,
  lastSerial,
  placedHeap,
  plain,
  promoted,
  room,
  scope,
  scopeKey,
} from './state.js';

/** Bytes of a frame: the serial number is for check builds, what follows for builds that count. */
const frameBytes = (): number => {
  if (isCounting()) return Frame.SIZE_BYTES;
  return isChecked() ? Frame.bytes.offset : Frame.serial.offset;
};

/** Opens a scope. @returns its handle: the frame's address, in check builds a serial number */
export const enterScope = implement('sigil_enter_scope', () => {
  const bytes = let_('bytes', bytesFor(frameBytes()));
  const block = let_('block', placeInChunk({ bytes }));
  when(isZero(block), () => trap('out-of-memory', frameBytes()));
  Block.sizeAndTags.set(block, or(bytes, SCOPED | CHUNK));
  const frame = let_('frame', payloadOf(block));
  Frame.outer.set(frame, scope.get());
  Frame.chunk.set(frame, chunk.get());
  Frame.apart.set(frame, nil());
  countOpened(frame);
  scope.set(frame);
  plain.set(nil());
  promoted.set(0);
  if (!isChecked()) return ret(asU32(frame));
  const serial = let_('serial', add(lastSerial.get(), 1));
  lastSerial.set(serial);
  Frame.serial.set(frame, serial);
  useKeyOf(frame);
  labelFrame(block);
  ret(serial);
});

/** The frame behind a handle. */
const frameOf = (handle: Local<'u32'>): Val<'ptr'> => (isChecked() ? openScope({ serial: handle }) : asPtr(handle));

/** Frees all that was allocated since `handle` was issued; does nothing directly after a promote of it. */
export const exitScope = implement('sigil_exit_scope', ({ handle }) => {
  check(() => ne(handle, 0), 'bad-handle'); // 0 stands for "nothing was promoted", and was never issued
  when(ne(handle, promoted.get()), () => {
    const frame = let_('frame', frameOf(handle));
    if (isChecked()) {
      verifyScope({ frame });
      poisonScope(frame, nil());
    }
    close(frame);
  });
  promoted.set(0);
});

/** Closes the scope of `frame` and all inside it. */
function close(frame: Local<'ptr'>): void {
  countClosed(frame);
  if (buildOptions().optimize === 'size') closeAny({ frame });
  else
    when(
      isPlainest(frame),
      () => closePlainest(frame),
      () => closeAny({ frame }),
    );
}

/** Whether the scope is the innermost, and took no memory from the heap. */
const isPlainest = (frame: Local<'ptr'>): Val<'bool'> =>
  both(both(eq(frame, scope.get()), isZero(Frame.apart.of(frame))), eq(Frame.chunk.of(frame), chunk.get()));

function closePlainest(frame: Local<'ptr'>): void {
  cursor.set(blockOf(frame));
  leaveTo(Frame.outer.of(frame));
}

/** The scope of the frame `outer` is the innermost, with 0 none. */
function leaveTo(outer: Operand<'ptr'>): void {
  const frame = let_('frame', outer);
  scope.set(frame);
  plain.set(select(heap(), nil(), isZero(frame)));
  useKeyOf(frame);
}

const closeAny = fn(
  'close_any',
  { frame: ptr },
  none,
  ({ frame }) => {
    dropApartInside({ frame });
    closeTo({ outer: Frame.outer.of(frame), to: Frame.chunk.of(frame), from: blockOf(frame) });
  },
  { isCold: true },
);

/** The scope of `outer` is the innermost, its newest chunk `to` is filled from `from` on. */
const closeTo = fn('close_to', { outer: ptr, to: ptr, from: ptr }, none, ({ outer, to, from }) => {
  when(
    eq(to, chunk.get()),
    () => cursor.set(from),
    () => {
      drop(dropChunks({ to, keep: nil() }));
      useChunk({ block: to, from });
    },
  );
  leaveTo(outer);
});

/**
 * Moves `size` bytes to the scope around `handle` and closes it. A block outside the scope stays where it is, and so does
 * one with a place of its own. What lies in a chunk is copied: to where the scope began, or out of all scopes.
 */
export const promote = implement('sigil_promote', ({ handle, ptr: payload, size }) => {
  const frame = let_('frame', frameOf(handle));
  const block = let_('block', blockOf(payload));
  if (isChecked()) {
    requireLive({ payload });
    when(gt(size, requestedOf(block)), () => trap('bad-size'));
    verifyScope({ frame });
  }
  const moved = let_('moved', payload);
  when(
    isInside({ frame, block }),
    () => {
      const outer = let_('outer', Frame.outer.of(frame));
      when(
        isApart(wordOf(block)),
        () => promoteApart({ frame, block, size }),
        () =>
          when(
            isZero(outer),
            () => assign(moved, moveOut({ frame, payload, size })),
            () => assign(moved, moveDown({ frame, payload, size })),
          ),
      );
    },
    () => {
      if (isChecked()) poisonScope(frame, nil());
      close(frame);
    },
  );
  promoted.set(handle);
  ret(moved);
});

/** A block with a place of its own changes its owner and stays. */
const promoteApart = fn('promote_apart', { frame: ptr, block: ptr, size: u32 }, none, ({ frame, block, size }) => {
  if (isChecked()) poisonScope(frame, nil());
  drop(resize({ payload: payloadOf(block), size }));
  countOut(block);
  unlinkApart({ block });
  close(frame);
  when(ne(scope.get(), nil()), () => linkApart({ block }));
  countIn(block);
});

/** Out of all scopes: a block of the heap is made before the scope is closed, so that nothing is lost if there is none. */
const moveOut = fn('move_out', { frame: ptr, payload: ptr, size: u32 }, ptr, ({ frame, payload, size }) => {
  const moved = let_('moved', orTrap({ payload: allocFrom({ from: heap(), size }), size }));
  copyBytes(moved, payload, size);
  if (isChecked()) poisonScope(frame, nil());
  close(frame);
  ret(moved);
});

/** Into the scope around: down to where the closed one began, or, if its chunk has no room there, on top of what is kept. */
const moveDown = fn('move_down', { frame: ptr, payload: ptr, size: u32 }, ptr, ({ frame, payload, size }) => {
  const bytes = let_('bytes', bytesFor(size));
  const start = let_('start', blockOf(frame));
  const to = let_('to', Frame.chunk.of(frame));
  const outer = let_('outer', Frame.outer.of(frame));
  const block = let_('block', blockOf(payload));
  if (isChecked()) poisonScope(frame, block);
  countClosed(frame);
  dropApartInside({ frame });
  when(gt(bytes, sub(add(to, sizeOf(to)), start)), () => {
    keepChunk({ to, start, block });
    closeTo({ outer, to: chunk.get(), from: add(block, sizeOf(block)) });
    fillBefore(block);
    born(block, size);
    drop(resize({ payload, size }));
    ret(payload);
  });
  copyBytes(payloadOf(start), payload, size); // before a chunk is given back, and with it the bytes
  closeTo({ outer, to, from: add(start, bytes) });
  writeHeader(start, or(bytes, SCOPED), Kind.Idle);
  born(start, size);
  ret(payloadOf(start));
});

/** Makes the chunk that holds `block` the newest, directly after `to`, which is full at `start`; before the block is nothing. */
const keepChunk = fn('keep_chunk', { to: ptr, start: ptr, block: ptr }, none, ({ to, start, block }) => {
  const kept = let_('kept', dropChunks({ to, keep: block }));
  Chunk.older.set(payloadOf(kept), to);
  Chunk.top.set(payloadOf(to), start);
  useChunk({ block: kept, from: block });
});

/** Makes what lies before `block` in the newest chunk, where nothing is, a block that was freed. */
function fillBefore(block: Local<'ptr'>): void {
  const filler = let_('filler', firstInChunk(chunk.get()));
  when(ne(filler, block), () => {
    Block.sizeAndTags.set(filler, or(sub(block, filler), SCOPED | FREE));
    labelInChunk(filler, Kind.Dead);
  });
}

/** Frees every block of every scope; the heap is as if new, but keeps the memory it has grown. */
export const freeAll = implement('sigil_free_all', () => {
  if (placedHeap() === undefined) when(isZero(heap()), () => ret());
  if (isChecked()) {
    verifyHeap();
    retireHeap();
  }
  scope.set(nil());
  if (isChecked()) scopeKey.set(0);
  leaveChunk();
  promoted.set(0);
  countNothing();
  forgetObjects();
  forgetRemnant();
  room.set(cacheBound());
  plain.set(heap());
  fillBytes(heap(), 0, HEAP_BYTES);
  begin({ at: firstPool() });
});
