/**
 * A static array that grows: its static buffer is left behind for one on the heap, which lives as long as the array, so for
 * ever. This program alone ends with live objects: the buffer and what is in it.
 */
import { Hash } from './support/hash';

const SQUARES: Array<i32> = [0, 1, 4, 9, 16, 25];
const NAMES: Array<string> = ['zero', 'one', 'two'];

export function main(): i32 {
  const hash = new Hash();
  while (SQUARES.length < 500) SQUARES.push(SQUARES.length * SQUARES.length);
  for (let i = 0; i < 2000; i++) {
    NAMES.push('n' + i.toString());
    if (NAMES.length > 40) NAMES.splice(0, 20);
    if (NAMES.length === 30) NAMES.reverse();
  }
  for (let i = 0; i < SQUARES.length; i++) hash.add(SQUARES[i]);
  hash.addString(NAMES.join(' '));
  return hash.value;
}
