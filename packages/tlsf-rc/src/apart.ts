/**
 * Blocks of a scope that are too large for a chunk: blocks of a pool with a place of their own, linked from the frame of
 * their scope. Freed, they go back to the heap at once.
 */
import {
  add,
  and,
  assign,
  asU32,
  bool,
  fn,
  type Local,
  let_,
  loop,
  ne,
  nil,
  no,
  none,
  not,
  or,
  ptr,
  ret,
  u32,
  type Val,
  when,
  yes,
} from '@sigil-alloc/ir';
import { giveBack, resizeInPool } from './block.js';
import {
  Apart,
  Block,
  bytesFor,
  CHUNK,
  Frame,
  lacksTag,
  linksOf,
  PAYLOAD_OFFSET,
  SCOPED,
  sizeOf,
  wordOf,
} from './layout.js';

import { Kind, label, requireBlock, seal } from './seal.js';
import { scope } from './state.js';

/** Bytes of a block with a place of its own: the links are part of its payload. */
export const bytesForApart = (size: Local<'u32'>): Val<'u32'> => bytesFor(add(size, Apart.SIZE_BYTES));

/** Makes a used block of a pool the innermost scope's newest one apart. */
export const linkApart = fn('link_apart', { block: ptr }, none, ({ block }) => {
  Block.sizeAndTags.set(block, or(wordOf(block), SCOPED | CHUNK));
  const frame = let_('frame', scope.get());
  const older = let_('older', Frame.apart.of(frame));
  setLinks(block, older, frame);
  when(ne(older, nil()), () => setNewer({ block: older, newer: block }));
  Frame.apart.set(frame, block);
});

const linksOfApart = (block: Local<'ptr'>): Val<'ptr'> => linksOf(block, sizeOf(block));

function setLinks(block: Local<'ptr'>, older: Local<'ptr'>, newer: Local<'ptr'>): void {
  const links = let_('links', linksOfApart(block));
  Apart.older.set(links, older);
  Apart.newer.set(links, newer);
  seal(block);
}

const setNewer = fn('set_newer', { block: ptr, newer: ptr }, none, ({ block, newer }) => {
  requireBlock(block);
  Apart.newer.set(linksOfApart(block), newer);
  seal(block);
});

const setOlder = fn('set_older', { block: ptr, older: ptr }, none, ({ block, older }) => {
  requireBlock(block);
  Apart.older.set(linksOfApart(block), older);
  seal(block);
});

/** Whether an address in a link is that of a frame. */
const isFrame = (link: Local<'ptr'>): Val<'bool'> => lacksTag(asU32(link), PAYLOAD_OFFSET);

/** Takes a block apart out of its scope; from then on it is an ordinary block. */
export const unlinkApart = fn('unlink_apart', { block: ptr }, none, ({ block }) => {
  requireBlock(block);
  const links = let_('links', linksOfApart(block));
  const older = let_('older', Apart.older.of(links));
  const newer = let_('newer', Apart.newer.of(links));
  when(ne(older, nil()), () => setNewer({ block: older, newer }));
  when(
    isFrame(newer),
    () => Frame.apart.set(newer, older),
    () => setOlder({ block: newer, older }),
  );
  Block.sizeAndTags.set(block, and(wordOf(block), ~(SCOPED | CHUNK) >>> 0));
  seal(block);
});

/** The frame of the scope that a block apart is of. */
export const frameOfApart = fn('frame_of_apart', { block: ptr }, ptr, ({ block }) => {
  loop(
    'once a block apart of the scope',
    () => not(isFrame(block)),
    () => assign(block, Apart.newer.of(linksOfApart(block))),
  );
  ret(block);
});

export const resizeApart = fn('resize_apart', { block: ptr, bytes: u32 }, bool, ({ block, bytes }) => {
  const links = let_('links', linksOfApart(block));
  const older = let_('older', Apart.older.of(links));
  const newer = let_('newer', Apart.newer.of(links));
  when(not(resizeInPool({ block, bytes })), () => ret(no()));
  setLinks(block, older, newer);
  ret(yes());
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
