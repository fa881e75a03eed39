/** What an address lies in: a pool, a chunk, a scope. */
import {
  add,
  assign,
  bool,
  both,
  eq,
  fn,
  ge,
  gt,
  isZero,
  type Local,
  let_,
  loop,
  lt,
  ne,
  nil,
  no,
  ptr,
  ret,
  select,
  type Val,
  when,
  yes,
} from '@sigil-alloc/ir';
import { frameOfApart } from './apart.js';
import { Chunk, Frame, firstBlock, HEAP_BYTES, isApart, lacksTag, Pool, payloadOf, SCOPED, wordOf } from './layout.js';
import { isInChunk } from './scope-key.js';
import { chunk, cursor, heap, pool, reach, scope } from './state.js';

/** Whether a block was made in the scope of `frame` or in one inside it. */
export const isInside = fn('is_inside', { frame: ptr, block: ptr }, bool, ({ frame, block }) => {
  when(lacksTag(wordOf(block), SCOPED), () => ret(no()));
  when(isApart(wordOf(block)), () => {
    const owner = let_('owner', frameOfApart({ block }));
    const inner = let_('inner', scope.get());
    loop(
      'once an open scope inside',
      () => both(ne(inner, frame), ne(inner, owner)),
      () => assign(inner, Frame.outer.of(inner)),
    );
    ret(eq(inner, owner));
  });
  const at = let_('at', chunk.get());
  loop(
    'once a chunk of the scope',
    () => ne(at, Frame.chunk.of(frame)),
    () => {
      when(isInChunk(at, block), () => ret(yes()));
      assign(at, Chunk.older.of(payloadOf(at)));
    },
  );
  ret(both(isInChunk(at, block), gt(block, frame)));
});

export const firstPool = (): Val<'ptr'> => add(heap(), HEAP_BYTES);

/** The pool after `at` that is in use, 0 after the last. */
export const nextPool = (at: Local<'ptr'>): Val<'ptr'> => select(nil(), Pool.next.of(at), eq(at, pool.get()));

/** Where the blocks of a chunk end. */
export const topOf = (at: Local<'ptr'>): Val<'ptr'> =>
  select(cursor.get(), Chunk.top.of(payloadOf(at)), eq(at, chunk.get()));

/** The pool among whose blocks `block` can lie, 0 for none. */
export const poolHolding = fn('pool_holding', { block: ptr }, ptr, ({ block }) => {
  when(isZero(heap()), () => ret(nil()));
  const at = let_('at', pool.get());
  when(both(ge(block, firstBlock(at)), lt(block, reach.get())), () => ret(at));
  assign(at, firstPool());
  loop(
    'once a pool',
    () => ne(at, nil()),
    () => {
      when(both(ge(block, firstBlock(at)), lt(block, Pool.reach.of(at))), () => ret(at));
      assign(at, nextPool(at));
    },
  );
  ret(nil());
});

/** The chunk of an open scope that holds `block`, 0 for none. A chunk does not hold itself. */
export const chunkHolding = fn('chunk_holding', { block: ptr }, ptr, ({ block }) => {
  const at = let_('at', chunk.get());
  loop(
    'once a chunk',
    () => ne(at, nil()),
    () => {
      when(both(isInChunk(at, block), ne(at, block)), () => ret(at));
      assign(at, Chunk.older.of(payloadOf(at)));
    },
  );
  ret(nil());
});
