/** One text searched for many patterns by four methods that must agree: naive, library, failure table, rolling hash. */
import { Random } from './support/random';

function naive(text: string, pattern: string): Array<i32> {
  const found = new Array<i32>();
  for (let i = 0; i + pattern.length <= text.length; i++)
    if (text.substring(i, i + pattern.length) == pattern) found.push(i);
  return found;
}

function byLibrary(text: string, pattern: string): Array<i32> {
  const found = new Array<i32>();
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) found.push(at);
  return found;
}

function byFailureTable(text: string, pattern: string): Array<i32> {
  const fallback: Array<i32> = [0];
  let known = 0;
  for (let i = 1; i < pattern.length; i++) {
    while (known > 0 && pattern.charCodeAt(i) !== pattern.charCodeAt(known)) known = fallback[known - 1];
    if (pattern.charCodeAt(i) === pattern.charCodeAt(known)) known++;
    fallback.push(known);
  }
  const found = new Array<i32>();
  known = 0;
  for (let i = 0; i < text.length; i++) {
    while (known > 0 && text.charCodeAt(i) !== pattern.charCodeAt(known)) known = fallback[known - 1];
    if (text.charCodeAt(i) === pattern.charCodeAt(known)) known++;
    if (known < pattern.length) continue;
    found.push(i - known + 1);
    known = fallback[known - 1];
  }
  return found;
}

function byRollingHash(text: string, pattern: string): Array<i32> {
  const found = new Array<i32>();
  let wanted: u32 = 0;
  let rolling: u32 = 0;
  let power: u32 = 1;
  for (let i = 0; i < pattern.length; i++) {
    wanted = wanted * 31 + pattern.charCodeAt(i);
    if (i > 0) power *= 31;
  }
  for (let i = 0; i < text.length; i++) {
    if (i >= pattern.length) rolling -= power * text.charCodeAt(i - pattern.length);
    rolling = rolling * 31 + text.charCodeAt(i);
    const start = i - pattern.length + 1;
    if (start >= 0 && rolling === wanted && text.substr(start, pattern.length) == pattern) found.push(start);
  }
  return found;
}

export function main(): i32 {
  const random = new Random(151);
  const letters = new Array<string>();
  for (let i = 0; i < 1200; i++) letters.push(random.below(3) === 0 ? 'b' : 'a');
  const text = letters.join('');
  let total = 0;
  for (let i = 0; i < 15; i++) {
    const pattern = text.substr(random.below(1100), 2 + random.below(7));
    const found = naive(text, pattern);
    const expected = found.join();
    if (byLibrary(text, pattern).join() != expected) return -1;
    if (byFailureTable(text, pattern).join() != expected) return -2;
    if (byRollingHash(text, pattern).join() != expected) return -3;
    total = total * 7 + found.length;
  }
  return total;
}
