/**
 * Counters of what is live, in builds that export or import the world `statistics`; other builds do not pay for them. A
 * scope's frame remembers what the scopes around it hold, so that leaving it costs nothing per block; a block that is
 * freed or resized while a scope inside its own is open changes what those frames remember.
 */
import {
  add,
  assign,
  buildOptions,
  fn,
  global_,
  gt,
  type Local,
  let_,
  loop,
  none,
  not,
  type Operand,
  ptr,
  sub,
  u32,
  when,
} from '@sigil-alloc/ir';
import { isInside } from './inside.js';
import { Frame, hasTag, SCOPED, wordOf } from './layout.js';
import { handOut, handOutPlain } from './seal.js';
import { scope } from './state.js';
import { usableBytes } from './usable.js';

export const isCounting = (): boolean => buildOptions().worlds.includes('statistics');

/** Usable bytes and number of all live blocks, and of those that scopes own. */
export const liveBytes = global_('live_bytes', u32);
export const liveBlocks = global_('live_blocks', u32);
const scopedBytes = global_('scoped_bytes', u32);
const scopedBlocks = global_('scoped_blocks', u32);
/** The most that `liveBytes` has been. */
export const peakBytes = global_('peak_bytes', u32);

/** Adds to the counters; negative numbers as their two's complement. */
const change = fn('change', { block: ptr, bytes: u32, blocks: u32 }, none, ({ block, bytes, blocks }) => {
  liveBytes.set(add(liveBytes.get(), bytes));
  liveBlocks.set(add(liveBlocks.get(), blocks));
  when(gt(liveBytes.get(), peakBytes.get()), () => peakBytes.set(liveBytes.get()));
  when(hasTag(wordOf(block), SCOPED), () => {
    scopedBytes.set(add(scopedBytes.get(), bytes));
    scopedBlocks.set(add(scopedBlocks.get(), blocks));
    const inner = let_('inner', scope.get());
    loop(
      "once an open scope inside the block's own",
      () => not(isInside({ frame: inner, block })),
      () => {
        Frame.bytes.set(inner, add(Frame.bytes.of(inner), bytes));
        Frame.blocks.set(inner, add(Frame.blocks.of(inner), blocks));
        assign(inner, Frame.outer.of(inner));
      },
    );
  });
});

const countInto = fn('count_in', { block: ptr }, none, ({ block }) =>
  change({ block, bytes: usableBytes({ block }), blocks: 1 }),
);
const countOutOf = fn('count_out', { block: ptr }, none, ({ block }) =>
  change({ block, bytes: sub(0, usableBytes({ block })), blocks: 0xffff_ffff }),
);

/** The block has become live, or may have become larger. */
export function countIn(block: Local<'ptr'>): void {
  if (isCounting()) countInto({ block });
}

/** A used block goes to a caller who asked for `size` bytes. */
export function born(block: Local<'ptr'>, size: Local<'u32'>): void {
  handOut(block, size);
  countIn(block);
}

/** The same of a block without a place of its own in a scope, whose header is `header`. */
export function bornPlain(block: Local<'ptr'>, size: Local<'u32'>, header: Operand<'u32'>): void {
  handOutPlain(block, size, header);
  countIn(block);
}

/** The block is about to be freed or resized. */
export function countOut(block: Local<'ptr'>): void {
  if (isCounting()) countOutOf({ block });
}

/** A scope was opened. */
export function countOpened(frame: Local<'ptr'>): void {
  if (!isCounting()) return;
  Frame.bytes.set(frame, scopedBytes.get());
  Frame.blocks.set(frame, scopedBlocks.get());
}

/** A scope and all inside it are about to be closed. */
export function countClosed(frame: Local<'ptr'>): void {
  if (!isCounting()) return;
  liveBytes.set(sub(liveBytes.get(), sub(scopedBytes.get(), Frame.bytes.of(frame))));
  liveBlocks.set(sub(liveBlocks.get(), sub(scopedBlocks.get(), Frame.blocks.of(frame))));
  scopedBytes.set(Frame.bytes.of(frame));
  scopedBlocks.set(Frame.blocks.of(frame));
}

/** Everything was freed. */
export function countNothing(): void {
  if (isCounting()) for (const figure of [liveBytes, liveBlocks, scopedBytes, scopedBlocks]) figure.set(0);
}
