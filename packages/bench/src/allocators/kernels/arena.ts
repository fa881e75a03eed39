/** Blocks that nobody frees one by one. */
import { add, and, assign, global_, isZero, let_, loop, nil, not, ptr, shl } from '@sigil-alloc/ir';
import { enterScope, exitScope } from './face.js';
import { Block, fold, kernel, newMarked, repeat, type Sum } from './parts.js';

export const ALLOCATIONS = 50_000;
const SCOPE_BLOCKS = 8;

const newest = global_('newest', ptr);

/** A turn: blocks of 8 to 128 bytes, each leading to the one before it. */
export const allocOnly = kernel('alloc_only', (turns) =>
  repeat(turns, () => {
    const before = let_('before', newest.get());
    repeat(ALLOCATIONS, (index) => {
      const block = newMarked(add(and(shl(index, 3), 120), 8), index);
      Block.next.set(block, before);
      assign(before, block);
    });
    newest.set(before);
  }),
);

/** Reads all that `allocOnly` left. */
export function readNewest(sum: Sum): void {
  const block = let_('block', newest.get());
  loop(
    'blocks of allocOnly',
    () => not(isZero(block)),
    () => {
      fold(sum, Block.mark.of(block));
      assign(block, Block.next.of(block));
    },
  );
  newest.set(nil());
}

/** A turn: a scope with blocks of 16 to 72 bytes, the first of which is read before it ends. */
export const scopes = kernel('scopes', (turns, sum) =>
  repeat(turns, (turn) => {
    const handle = let_('handle', enterScope());
    const first = newMarked(16, turn);
    for (let i = 1; i < SCOPE_BLOCKS; i++) newMarked(16 + 8 * i, i);
    fold(sum, Block.mark.of(first));
    exitScope({ handle });
  }),
);
