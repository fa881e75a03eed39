/** Numbers to texts and back: decimal, doubles, Roman numerals, bases; thousands of short strings. */
import { Hash } from './support/hash';

const VALUES: Array<i32> = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
const SIGNS: Array<string> = ['M', 'CM', 'D', 'CD', 'C', 'XC', 'L', 'XL', 'X', 'IX', 'V', 'IV', 'I'];

function toRoman(number: i32): string {
  let text = '';
  let rest = number;
  for (let i = 0; i < VALUES.length; i++)
    while (rest >= VALUES[i]) {
      text += SIGNS[i];
      rest -= VALUES[i];
    }
  return text;
}

function fromRoman(text: string): i32 {
  let number = 0;
  let at = 0;
  for (let i = 0; i < VALUES.length; i++)
    while (text.startsWith(SIGNS[i], at)) {
      number += VALUES[i];
      at += SIGNS[i].length;
    }
  return number;
}

function inBase(number: i32, base: i32): string {
  let text = '';
  for (let rest = number; rest > 0; rest /= base) text = '0123456789abcdef'.charAt(rest % base) + text;
  return text.length > 0 ? text : '0';
}

export function main(): i32 {
  const hash = new Hash();
  for (let n = 0; n < 1500; n++) {
    if (fromRoman(toRoman(n)) !== n || I32.parseInt(inBase(n, 16), 16) !== n) return -1;
    hash.addString(toRoman(n) + ' ' + inBase(n, 2) + ' ' + (n - 700).toString());
  }
  for (let i = 1; i < 200; i++) {
    const text = (1.0 / (i as f64)).toString();
    if (F64.parseFloat(text) !== 1.0 / (i as f64)) return -2;
    hash.addString(text);
  }
  return hash.value;
}
