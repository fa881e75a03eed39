/** Which scope a block is of. */
import {
  assign,
  bool,
  both,
  eq,
  fn,
  gt,
  type Local,
  let_,
  loop,
  lt,
  ne,
  no,
  ptr,
  ret,
  sub,
  type Val,
  when,
  yes,
} from '@sigil-alloc/ir';
import { frameOfApart } from './apart.js';
import { Chunk, Frame, isApart, lacksTag, payloadOf, SCOPED, sizeOf, wordOf } from './layout.js';
import { chunk, scope } from './state.js';

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

export const isInChunk = (at: Local<'ptr'>, block: Local<'ptr'>): Val<'bool'> => lt(sub(block, at), sizeOf(at));
