/** All orders of seven letters as strings: made by insertion, 5,040 in all, each of them once. */
import { Hash } from './support/hash';

function permutations(letters: string): Array<string> {
  if (letters.length === 0) return [''];
  const first = letters.charAt(0);
  const rest = permutations(letters.substring(1));
  const all = new Array<string>();
  for (let i = 0; i < rest.length; i++)
    for (let at = 0; at <= rest[i].length; at++) all.push(rest[i].substring(0, at) + first + rest[i].substring(at));
  return all;
}

export function main(): i32 {
  const all = permutations('abcdefg');
  const distinct = new Set<string>();
  const hash = new Hash();
  for (let i = 0; i < all.length; i++) {
    distinct.add(all[i]);
    hash.addString(all[i]);
  }
  hash.add(distinct.size);
  return hash.value;
}
