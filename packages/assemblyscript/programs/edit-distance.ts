/** Edit distance and longest common subsequence of made-up texts, with tables of rows, and a path traced back as text. */
import { Hash } from './support/hash';
import { Random } from './support/random';

function table(rows: i32, columns: i32): Array<Array<i32>> {
  const result = new Array<Array<i32>>();
  for (let i = 0; i < rows; i++) result.push(new Array<i32>(columns).fill(0));
  return result;
}

function distance(a: string, b: string): i32 {
  let before = new Array<i32>();
  for (let j = 0; j <= b.length; j++) before.push(j);
  for (let i = 1; i <= a.length; i++) {
    const row: Array<i32> = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = before[j - 1] + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      row.push(min(change, 1 + min(before[j], row[j - 1])));
    }
    before = row;
  }
  return before[b.length];
}

function commonSubsequence(a: string, b: string): string {
  const lengths = table(a.length + 1, b.length + 1);
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      lengths[i][j] =
        a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
          ? lengths[i - 1][j - 1] + 1
          : max(lengths[i - 1][j], lengths[i][j - 1]);
  let text = '';
  let i = a.length;
  let j = b.length;
  while (i > 0 && j > 0) {
    if (a.charCodeAt(i - 1) === b.charCodeAt(j - 1)) {
      text = a.charAt(i - 1) + text;
      i--;
      j--;
    } else if (lengths[i - 1][j] >= lengths[i][j - 1]) i--;
    else j--;
  }
  return text;
}

function madeUp(random: Random): string {
  let text = '';
  for (let i = 0; i < 30; i++) text += String.fromCharCode(97 + random.below(4));
  return text;
}

export function main(): i32 {
  const random = new Random(103);
  const hash = new Hash();
  for (let i = 0; i < 40; i++) {
    const a = madeUp(random);
    const b = madeUp(random);
    hash.add(distance(a, b));
    hash.addString(commonSubsequence(a, b));
  }
  return hash.value;
}
