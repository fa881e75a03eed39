/** What the health check is made of: it answers the number of the first invariant that does not hold, or 0. */
import { let_, ne, not, type Operand, ret, type Val, when } from '@sigil-alloc/ir';

/** Returns the number of the invariant unless it holds. */
export const invariant = (number: number, holds: Operand<'bool'>): void => when(not(holds), () => ret(number));

/** Returns what `check` returns, unless that is 0. */
export function passOn(broken: Val<'u32'>): void {
  const number = let_('number', broken);
  when(ne(number, 0), () => ret(number));
}
