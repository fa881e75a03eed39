/** Taking bytes off the top: the hot path of everything that allocates. */
import {
  ADDRESS_SPACE_END,
  add,
  buildOptions,
  fn,
  gt,
  isChecked,
  isZero,
  type Local,
  let_,
  ptr,
  ret,
  roundUp,
  sub,
  trap,
  u32,
  when,
} from '@sigil-alloc/ir';
import { bytesFor, overheadBytes, payloadOf, writeHeader } from './block.js';
import { takeElsewhere } from './region.js';
import { limit, top } from './state.js';

/** Bytes that the region in use does not have. Traps with exhaustion of `requested` when nobody has them. */
const takeOrTrap = fn(
  'take_or_trap',
  { bytes: u32, requested: u32 },
  ptr,
  ({ bytes, requested }) => {
    const block = let_('block', takeElsewhere({ bytes }));
    when(isZero(block), () => trap('out-of-memory', requested));
    ret(block);
  },
  { isCold: true },
);

/** `bytes` (at least 1) at `top`, which moves behind them; elsewhere if the region in use has not that many. */
export const take = fn('take', { bytes: u32, requested: u32 }, ptr, ({ bytes, requested }) => {
  const block = let_('block', top.get());
  when(gt(bytes, sub(limit.get(), block)), () => ret(takeOrTrap({ bytes, requested })));
  // limit is a multiple of the alignment, so rounding up does not pass it
  top.set(roundUp(add(block, bytes), buildOptions().alignmentBytes));
  ret(block);
});

/** A block for `size` bytes; in check builds sealed with `key`. @returns its payload */
export const takeBlock = fn('take_block', { size: u32, key: u32 }, ptr, ({ size, key }) => {
  refuseOversize(size);
  const block = let_('block', take({ bytes: bytesFor(size), requested: size }));
  if (!isChecked()) {
    ret(block);
    return;
  }
  const payload = let_('payload', payloadOf(block));
  writeHeader({ payload, size, extent: sub(top.get(), block), key });
  ret(payload);
});

/** Check builds: a size to which header and guard cannot be added is exhaustion too. */
export function refuseOversize(size: Local<'u32'>): void {
  if (isChecked()) when(gt(size, ADDRESS_SPACE_END - overheadBytes()), () => trap('out-of-memory', size));
}
