/** Recursion with memory in maps: partitions of 60 (966467), Catalan numbers as texts, and ways through a grid. */
import { Hash } from './support/hash';

function partitions(n: i32, most: i32, memo: Map<i32, i32>): i32 {
  if (n === 0) return 1;
  if (n < 0 || most === 0) return 0;
  const key = n * 1000 + most;
  if (memo.has(key)) return memo.get(key);
  const answer = partitions(n - most, most, memo) + partitions(n, most - 1, memo);
  memo.set(key, answer);
  return answer;
}

function parentheses(pairs: i32, memo: Map<i32, Array<string>>): Array<string> {
  if (memo.has(pairs)) return memo.get(pairs);
  const all = new Array<string>();
  if (pairs === 0) all.push('');
  for (let inner = 0; inner < pairs; inner++) {
    const insides = parentheses(inner, memo);
    const afters = parentheses(pairs - 1 - inner, memo);
    for (let i = 0; i < insides.length; i++)
      for (let j = 0; j < afters.length; j++) all.push('(' + insides[i] + ')' + afters[j]);
  }
  memo.set(pairs, all);
  return all;
}

function ways(x: i32, y: i32, memo: Map<string, i64>): i64 {
  if (x === 0 || y === 0) return 1;
  const key = x.toString() + '/' + y.toString();
  if (memo.has(key)) return memo.get(key);
  const answer = ways(x - 1, y, memo) + ways(x, y - 1, memo);
  memo.set(key, answer);
  return answer;
}

export function main(): i32 {
  const hash = new Hash();
  hash.add(partitions(60, 60, new Map<i32, i32>()));
  const texts = parentheses(8, new Map<i32, Array<string>>());
  for (let i = 0; i < texts.length; i++) hash.addString(texts[i]);
  hash.add((ways(16, 16, new Map<string, i64>()) % 1000007) as i32);
  return hash.value;
}
