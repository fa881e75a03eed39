/** Scopes: a handle is the address of a mark, and leaving the scope moves `top` back to it. */
import { asPtr, asU32, copyBytes, global_, implement, isZero, let_, lt, ne, ret, u32, when } from '@sigil-alloc/ir';
import { alloc } from './alloc.js';
import { firstBlock } from './layout.js';
import { first, rewindTo } from './memory.js';

/** The handle that the last `promote` closed, until the next scope call: one `exit-scope` of it does nothing. */
const promoted = global_('promoted', u32);

/** Opens a scope. */
export const enterScope = implement('sigil_enter_scope', () => {
  promoted.set(0);
  ret(asU32(alloc({ size: 0 })));
});

/** Frees all that was allocated since `handle` was issued, and with it every scope opened since then. */
export const exitScope = implement('sigil_exit_scope', ({ handle }) => {
  when(ne(handle, promoted.get()), () => rewindTo({ mark: asPtr(handle) }));
  promoted.set(0);
});

/**
 * Closes the scope of `handle` and moves `size` bytes of a block to the scope around it. A block from outside stays where it
 * is. One from inside moves down to where the scope began: that is never above the block, so there is always room.
 */
export const promote = implement('sigil_promote', ({ handle, ptr: payload, size }) => {
  rewindTo({ mark: asPtr(handle) }); // freed, but the bytes are still there to be moved
  promoted.set(handle);
  when(lt(payload, asPtr(handle)), () => ret(payload));
  const moved = let_('moved', alloc({ size }));
  copyBytes(moved, payload, size);
  ret(moved);
});

/** Frees every block of every scope; the heap is as if new, but keeps the memory it has grown. */
export const freeAll = implement('sigil_free_all', () => {
  promoted.set(0);
  when(isZero(first.get()), () => ret());
  rewindTo({ mark: firstBlock(first.get()) });
});
