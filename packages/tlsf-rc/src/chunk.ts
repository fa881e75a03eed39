/**
 * Where blocks of a scope lie. Small ones are cut from a chunk, a used block of the heap, by moving `cursor`; freed, they
 * stay where they are until their scope ends, save the last one. Larger ones are blocks of a pool with a place of their
 * own, linked to one another, and go back to the heap at once when they are freed.
 */
import {
  add,
  and,
  assign,
  asU32,
  bool,
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
  type Operand,
  or,
  ptr,
  ret,
  shl,
  sub,
  u32,
  type Val,
  when,
  yes,
} from '@sigil-alloc/ir';
import { extend, giveBack, trimTail, writeHeader } from './block.js';
import { CHUNKED_BYTES, FIRST_CHUNK_BYTES, LARGEST_CHUNK_BYTES } from './constants.js';
import {
  Apart,
  Block,
  CHUNK,
  Chunk,
  FREE,
  Frame,
  firstInChunk,
  firstInChunkBytes,
  headerBytes,
  lacksTag,
  PAYLOAD_OFFSET,
  payloadOf,
  SCOPED,
  sizeOf,
  wordOf,
} from './layout.js';
import { bytesFor, reserve } from './reserve.js';
import { handOut, Kind, label, seal } from './seal.js';
import { chunk, cursor, limit, scope } from './state.js';

/** Takes a chunk with room for a block of `bytes`, twice as large as the last if that can be had. @returns whether it did */
const newChunk = fn(
  'new_chunk',
  { bytes: u32 },
  bool,
  ({ bytes }) => {
    const older = let_('older', chunk.get());
    const wanted = let_('wanted', sub(FIRST_CHUNK_BYTES, 0));
    when(ne(older, nil()), () => {
      assign(wanted, shl(sizeOf(older), 1));
      when(gt(wanted, LARGEST_CHUNK_BYTES), () => assign(wanted, LARGEST_CHUNK_BYTES));
    });
    const block = let_('block', reserve({ bytes: wanted }));
    when(isZero(block), () => assign(block, reserve({ bytes: add(bytes, firstInChunkBytes(isChecked())) })));
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
  writeHeader(block, or(bytes, SCOPED), Kind.Idle);
  handOut(block, size);
  ret(payloadOf(block));
});

/** Bytes of a block with a place of its own: the links are part of its payload. */
export const bytesForApart = (size: Local<'u32'>): Val<'u32'> => bytesFor(add(size, Apart.SIZE_BYTES));

const allocApart = fn('alloc_apart', { size: u32 }, ptr, ({ size }) => {
  const block = let_('block', reserve({ bytes: bytesForApart(size) }));
  when(isZero(block), () => ret(nil()));
  linkApart({ block });
  handOut(block, size);
  ret(payloadOf(block));
});

/** The links of a block apart, the last bytes of its payload. */
const linksOf = (block: Local<'ptr'>): Val<'ptr'> => sub(add(block, sizeOf(block)), headerBytes(isChecked()));

/** Makes a used block of a pool the innermost scope's newest one apart. */
export const linkApart = fn('link_apart', { block: ptr }, none, ({ block }) => {
  Block.sizeAndTags.set(block, or(wordOf(block), SCOPED | CHUNK));
  seal(block);
  const frame = let_('frame', scope.get());
  const older = let_('older', Frame.apart.of(frame));
  setLinks(block, older, frame);
  when(ne(older, nil()), () => Apart.newer.set(linksOf(older), block));
  Frame.apart.set(frame, block);
});

function setLinks(block: Local<'ptr'>, older: Local<'ptr'>, newer: Local<'ptr'>): void {
  const links = let_('links', linksOf(block));
  Apart.older.set(links, older);
  Apart.newer.set(links, newer);
}

/** Whether an address in a link is that of a frame. */
const isFrame = (link: Local<'ptr'>): Val<'bool'> => lacksTag(asU32(link), PAYLOAD_OFFSET);

/** Takes a block apart out of its scope; from then on it is an ordinary block. */
export const unlinkApart = fn('unlink_apart', { block: ptr }, none, ({ block }) => {
  const links = let_('links', linksOf(block));
  const older = let_('older', Apart.older.of(links));
  const newer = let_('newer', Apart.newer.of(links));
  when(ne(older, nil()), () => Apart.newer.set(linksOf(older), newer));
  when(
    isFrame(newer),
    () => Frame.apart.set(newer, older),
    () => Apart.older.set(linksOf(newer), older),
  );
  Block.sizeAndTags.set(block, and(wordOf(block), ~(SCOPED | CHUNK) >>> 0));
  seal(block);
});

/** The frame of the scope that a block apart is of. */
export const frameOfApart = fn('frame_of_apart', { block: ptr }, ptr, ({ block }) => {
  loop(
    'once a block apart of the scope',
    () => not(isFrame(block)),
    () => assign(block, Apart.newer.of(linksOf(block))),
  );
  ret(block);
});

/** Whether the header word of a scope's block says that it has a place of its own. */
export const isApart = (word: Operand<'u32'>): Val<'bool'> => eq(and(word, SCOPED | CHUNK), SCOPED | CHUNK);

/** Resizes a used block of a pool in place, without growing memory. @returns whether that could be */
export const resizeInPool = fn('resize_in_pool', { block: ptr, bytes: u32 }, bool, ({ block, bytes }) => {
  when(gt(bytes, sizeOf(block)), () => ret(extend({ block, bytes })));
  trimTail({ block, bytes });
  ret(yes());
});

const resizeApart = fn('resize_apart', { block: ptr, bytes: u32 }, bool, ({ block, bytes }) => {
  const links = let_('links', linksOf(block));
  const older = let_('older', Apart.older.of(links));
  const newer = let_('newer', Apart.newer.of(links));
  when(not(resizeInPool({ block, bytes })), () => ret(no()));
  setLinks(block, older, newer);
  ret(yes());
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
    label(block, Kind.Idle);
    giveBack({ block });
    ret();
  });
  const end = let_('end', add(block, sizeOf(block)));
  Block.sizeAndTags.set(block, or(wordOf(block), FREE));
  label(block, Kind.Dead);
  when(eq(end, cursor.get()), () => cursor.set(block));
});

/** Gives back the chunks that are newer than `to`, which is filled from `from` on from now on. */
export const dropChunks = fn('drop_chunks', { to: ptr, from: ptr }, none, ({ to, from }) => {
  const block = let_('block', chunk.get());
  loop(
    'once a chunk',
    () => ne(block, to),
    () => {
      const older = let_('older', Chunk.older.of(payloadOf(block)));
      label(block, Kind.Idle);
      giveBack({ block });
      assign(block, older);
    },
  );
  useChunk({ block: to, from });
});

/** Gives back the blocks apart of the scope of `frame`. */
const dropApart = fn('drop_apart', { frame: ptr }, none, ({ frame }) => {
  loop(
    'once a block apart',
    () => ne(Frame.apart.of(frame), nil()),
    () => {
      const block = let_('block', Frame.apart.of(frame));
      unlinkApart({ block });
      label(block, Kind.Idle);
      giveBack({ block });
    },
  );
});

/** Gives back the blocks apart of the scope of `frame` and of all inside it. */
export const dropApartInside = fn('drop_apart_inside', { frame: ptr }, none, ({ frame }) => {
  const inner = let_('inner', scope.get());
  loop(
    'once a scope that is closed',
    () => ne(inner, frame),
    () => {
      dropApart({ frame: inner });
      assign(inner, Frame.outer.of(inner));
    },
  );
  dropApart({ frame });
});
