/**
 * Check and audit builds: what a block in a chunk has in its seal beside its own words, a number made of its scope's handle.
 * No handle is issued twice, so when a scope ends, no block of it is sealed any more, and nothing need be written to them.
 */
import {
  assign,
  both,
  fn,
  gt,
  isChecked,
  isZero,
  type Local,
  let_,
  loop,
  lt,
  mul,
  ne,
  nil,
  type Operand,
  ptr,
  ret,
  select,
  sub,
  u32,
  type Val,
  when,
  word,
} from '@sigil-alloc/ir';
import { Chunk, Frame, payloadOf, sizeOf } from './layout.js';
import { chunk, scope, scopeKey } from './state.js';

const SERIAL_FACTOR = 0x27d4_eb2f;

export const isInChunk = (at: Local<'ptr'>, block: Local<'ptr'>): Val<'bool'> => lt(sub(block, at), sizeOf(at));

export const keyOfFrame = (frame: Operand<'ptr'>): Val<'u32'> => mul(Frame.serial.of(frame), SERIAL_FACTOR);

/** The scope of `frame` is the innermost from now on, with 0 none. */
export function useKeyOf(frame: Local<'ptr'>): void {
  if (isChecked()) scopeKey.set(select(word(0), keyOfFrame(frame), isZero(frame)));
}

/** The key of the innermost scope whose chunks `block` can lie in; 0, which is nobody's, if there is none. */
export const keyAt = fn('key_at', { block: ptr }, u32, ({ block }) => {
  const frame = let_('frame', scope.get());
  const at = let_('at', chunk.get());
  loop(
    'once an open scope',
    () => ne(frame, nil()),
    () => {
      loop(
        'once a chunk of the scope',
        () => ne(at, Frame.chunk.of(frame)),
        () => {
          when(isInChunk(at, block), () => ret(keyOfFrame(frame)));
          assign(at, Chunk.older.of(payloadOf(at)));
        },
      );
      when(both(isInChunk(at, block), gt(block, frame)), () => ret(keyOfFrame(frame)));
      assign(frame, Frame.outer.of(frame));
    },
  );
  ret(0);
});
