/** LZW compression of repetitive texts with a dictionary of strings, and back. */
import { Hash } from './support/hash';

function compress(text: string): Array<i32> {
  const codes = new Map<string, i32>();
  for (let i = 0; i < 128; i++) codes.set(String.fromCharCode(i), i);
  const out = new Array<i32>();
  let known = '';
  for (let i = 0; i < text.length; i++) {
    const longer = known + text.charAt(i);
    if (codes.has(longer)) known = longer;
    else {
      out.push(codes.get(known));
      codes.set(longer, codes.size);
      known = text.charAt(i);
    }
  }
  if (known.length > 0) out.push(codes.get(known));
  return out;
}

function expand(codes: Array<i32>): string {
  const texts = new Array<string>();
  for (let i = 0; i < 128; i++) texts.push(String.fromCharCode(i));
  let before = texts[codes[0]];
  let text = before;
  for (let i = 1; i < codes.length; i++) {
    const entry = codes[i] < texts.length ? texts[codes[i]] : before + before.charAt(0);
    text += entry;
    texts.push(before + entry.charAt(0));
    before = entry;
  }
  return text;
}

export function main(): i32 {
  const hash = new Hash();
  for (let round = 1; round <= 12; round++) {
    let text = '';
    for (let i = 0; i < 60; i++) text += 'to be or not to be'.substring(i % round, 18 - (i % 5));
    const codes = compress(text);
    if (expand(codes) != text) return -1;
    for (let i = 0; i < codes.length; i++) hash.add(codes[i]);
  }
  return hash.value;
}
