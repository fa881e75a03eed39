/** Every invariant of layout.js re-derived. Audit builds do this after each call. */
import {
  and,
  assign,
  asU32,
  eq,
  fn,
  isZero,
  le,
  let_,
  loop,
  ne,
  nil,
  none,
  not,
  ret,
  trap,
  when,
} from '@sigil-alloc/ir';
import { ALIGNMENT_BYTES, firstBlock, Region } from './layout.js';
import { first, memoryEnd, region, top } from './memory.js';

/** @param {import('@sigil-alloc/ir').Operand<'bool'>} holds */
const invariant = (holds) => when(not(holds), () => trap('heap-corruption'));

export const health = fn('health', {}, none, () => {
  when(isZero(first.get()), () => {
    invariant(isZero(region.get())); // I1
    invariant(isZero(top.get()));
    ret();
  });
  const at = let_('at', first.get());
  const used = let_('used', nil());
  loop(
    'once a region',
    () => ne(at, nil()),
    () => {
      when(eq(at, region.get()), () => assign(used, at));
      invariant(le(Region.end.of(at), memoryEnd())); // I2
      const next = let_('next', Region.next.of(at));
      when(ne(next, nil()), () => invariant(le(Region.end.of(at), next)));
      assign(at, next);
    },
  );
  invariant(eq(used, region.get())); // I3
  invariant(le(firstBlock(used), top.get()));
  invariant(le(top.get(), Region.end.of(used)));
  invariant(isZero(and(asU32(top.get()), ALIGNMENT_BYTES - 1))); // I4
});
