/** Arrays and texts that the compiler laid out as static data: read, retained, put into lists, copied and grown as copies. */
import { Hash } from './support/hash';

const WEEKDAYS: Array<string> = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const SQUARES: Array<i32> = [0, 1, 4, 9, 16, 25];
const NAMES: Array<string> = ['zero', 'one', 'two', 'three'];

function lengthen(list: Array<i32>, to: i32): Array<i32> {
  const longer = list.slice(0);
  while (longer.length < to) longer.push(longer.length * longer.length);
  return longer;
}

function spell(number: i32): string {
  const digits = new Array<string>();
  for (let rest = number; rest > 0; rest >>= 2) digits.unshift(NAMES[rest & 3]);
  return digits.join('-');
}

export function main(): i32 {
  const hash = new Hash();
  hash.add(lengthen(SQUARES, 500).reduce<i32>((sum, square) => sum + square, 0));
  const days = WEEKDAYS.slice(2);
  for (let i = 0; i < 300; i++) days.push(days[i] + i.toString());
  days.reverse();
  hash.addString(days.join(' '));
  const calendar = new Array<Array<string>>();
  for (let i = 0; i < 100; i++) calendar.push(WEEKDAYS);
  for (let i = 0; i < 100; i++) hash.addString(calendar[i][i % 7]);
  for (let i = 0; i < 1000; i++) hash.addString(spell(i));
  return hash.value;
}
