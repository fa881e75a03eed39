/**
 * Where blocks of a scope lie. Small ones are cut from a chunk, a used block of the heap, by moving `cursor`; freed, they
 * stay where they are until their scope ends, save the last one. Larger ones are blocks of a pool with a place of their
 * own, linked to one another, and go back to the heap at once when they are freed.
 */
import {
  add,
  assign,
  bool,
  buildOptions,
  eq,
  fn,
  gt,
  isChecked,
  isZero,
  type Local,
  le,
  let_,
  loop,
  lt,
  ne,
  nil,
  no,
  none,
  not,
  or,
  ptr,
  ret,
  shl,
  sub,
  u32,
  when,
  word,
  yes,
} from '@sigil-alloc/ir';
import { bytesForApart, linkApart, resizeApart, unlinkApart } from './apart.js';
import { giveBack, writeHeader } from './block.js';
import { CHUNKED_BYTES, FIRST_CHUNK_BYTES, LARGEST_CHUNK_BYTES } from './constants.js';
import { born, countIn } from './count.js';
import {
  Block,
  bytesFor,
  CHUNK,
  Chunk,
  FREE,
  firstInChunk,
  firstInChunkBytes,
  isApart,
  payloadOf,
  SCOPED,
  sizeOf,
  wordOf,
} from './layout.js';
import { reserve } from './reserve.js';
import { isInChunk } from './scope-key.js';
import { handOutInChunk, Kind, label, labelInChunk } from './seal.js';
import { chunk, cursor, limit } from './state.js';

/** Takes a chunk with room for a block of `bytes`, twice as large as the last if that can be had. @returns whether it did */
const newChunk = fn(
  'new_chunk',
  { bytes: u32 },
  bool,
  ({ bytes }) => {
    const older = let_('older', chunk.get());
    const least = let_('least', add(bytes, firstInChunkBytes(isChecked())));
    const wanted = let_('wanted', word(FIRST_CHUNK_BYTES));
    if (buildOptions().optimize !== 'size')
      when(ne(older, nil()), () => {
        assign(wanted, shl(sizeOf(older), 1)); // after one that was as small as could be, still less than `least`
        when(lt(wanted, least), () => assign(wanted, least));
        when(gt(wanted, LARGEST_CHUNK_BYTES), () => assign(wanted, LARGEST_CHUNK_BYTES));
      });
    const block = let_('block', reserve({ bytes: wanted }));
    when(isZero(block), () => assign(block, reserve({ bytes: least })));
    when(isZero(block), () => ret(no()));
    writeHeader(block, or(wordOf(block), CHUNK), Kind.Chunk);
    when(ne(older, nil()), () => Chunk.top.set(payloadOf(older), cursor.get()));
    Chunk.older.set(payloadOf(block), older);
    useChunk({ block, from: firstInChunk(block) });
    ret(yes());
  },
  { isCold: true },
);

/** Fills `block` from the address `from` on. */
export const useChunk = fn('use_chunk', { block: ptr, from: ptr }, none, ({ block, from }) => {
  chunk.set(block);
  cursor.set(from);
  limit.set(add(block, sizeOf(block)));
});

/** The next `bytes` of the chunk, or of a new one. @returns a block without header, 0 if memory cannot be had */
export const placeInChunk = fn('place_in_chunk', { bytes: u32 }, ptr, ({ bytes }) => {
  when(lt(sub(limit.get(), cursor.get()), bytes), () => when(not(newChunk({ bytes })), () => ret(nil())));
  const block = let_('block', cursor.get());
  cursor.set(add(block, bytes));
  ret(block);
});

/** A block in the innermost open scope. @returns its payload, 0 if memory cannot be had */
export const allocScoped = fn('alloc_scoped', { size: u32 }, ptr, ({ size }) => {
  const bytes = let_('bytes', bytesFor(size));
  when(gt(bytes, CHUNKED_BYTES), () => ret(allocApart({ size })));
  const block = let_('block', placeInChunk({ bytes }));
  when(isZero(block), () => ret(nil()));
  bearScoped(block, bytes, size);
  ret(payloadOf(block));
});

/** What was cut from a chunk goes to a caller who asked for `size` bytes. */
export function bearScoped(block: Local<'ptr'>, bytes: Local<'u32'>, size: Local<'u32'>): void {
  Block.sizeAndTags.set(block, or(bytes, SCOPED));
  handOutInChunk(block, size, or(bytes, SCOPED));
  countIn(block);
}

const allocApart = fn('alloc_apart', { size: u32 }, ptr, ({ size }) => {
  const block = let_('block', reserve({ bytes: bytesForApart(size) }));
  when(isZero(block), () => ret(nil()));
  linkApart({ block });
  born(block, size);
  ret(payloadOf(block));
});

/** Resizes a scope's block in place. The last one in the chunk may grow: behind it no scope was opened. @returns whether that could be */
export const resizeScoped = fn('resize_scoped', { block: ptr, size: u32 }, bool, ({ block, size }) => {
  when(isApart(wordOf(block)), () => ret(resizeApart({ block, bytes: bytesForApart(size) })));
  const bytes = let_('bytes', bytesFor(size));
  const old = let_('old', sizeOf(block));
  when(ne(add(block, old), cursor.get()), () => ret(le(bytes, old)));
  when(gt(bytes, sub(limit.get(), block)), () => ret(no()));
  cursor.set(add(block, bytes));
  Block.sizeAndTags.set(block, or(bytes, SCOPED));
  ret(yes());
});

/** Frees a scope's block. */
export const freeScoped = fn('free_scoped', { block: ptr }, none, ({ block }) => {
  when(isApart(wordOf(block)), () => {
    unlinkApart({ block });
    label(block, Kind.Dead);
    giveBack({ block });
    ret();
  });
  const end = let_('end', add(block, sizeOf(block)));
  Block.sizeAndTags.set(block, or(wordOf(block), FREE));
  labelInChunk(block, Kind.Dead);
  when(eq(end, cursor.get()), () => cursor.set(block));
});

/** Gives back the chunks that are newer than `to`, save the one that holds `keep`. @returns that, 0 if there is none */
export const dropChunks = fn('drop_chunks', { to: ptr, keep: ptr }, ptr, ({ to, keep }) => {
  const kept = let_('kept', nil());
  const at = let_('at', chunk.get());
  loop(
    'once a chunk',
    () => ne(at, to),
    () => {
      const block = let_('block', at);
      assign(at, Chunk.older.of(payloadOf(block)));
      when(
        isInChunk(block, keep),
        () => assign(kept, block),
        () => {
          label(block, Kind.Idle);
          giveBack({ block });
        },
      );
    },
  );
  ret(kept);
});
