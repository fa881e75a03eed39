/** What of a live block its caller may touch. */
import { fn, isChecked, let_, ptr, ret, sub, u32, when } from '@sigil-alloc/ir';
import { Apart, headerBytes, isApart, sizeOf, wordOf } from './layout.js';
import { requestedOf } from './seal.js';

/** Usable bytes of a live block; in check builds those that were asked for, for behind them lies the guard. */
export const usableBytes = fn('usable_bytes', { block: ptr }, u32, ({ block }) => {
  if (isChecked()) return ret(requestedOf(block));
  const bytes = let_('bytes', sub(sizeOf(block), headerBytes(false)));
  when(isApart(wordOf(block)), () => ret(sub(bytes, Apart.SIZE_BYTES)));
  ret(bytes);
});
