/** A text broken into lines of 20 to 60 letters, filled to both margins, and turned into columns. */
import { Hash } from './support/hash';

const TEXT = 'a ledger in which every entry has an owner and the owner may be another until a circle closes';

function wrap(words: Array<string>, width: i32): Array<Array<string>> {
  const lines = new Array<Array<string>>();
  let line = new Array<string>();
  let length = 0;
  for (let i = 0; i < words.length; i++) {
    if (length + line.length + words[i].length > width) {
      lines.push(line);
      line = new Array<string>();
      length = 0;
    }
    line.push(words[i]);
    length += words[i].length;
  }
  lines.push(line);
  return lines;
}

function justify(words: Array<string>, width: i32): string {
  if (words.length < 2) return words.join('').padEnd(width);
  const letters = words.reduce<i32>((sum, word) => sum + word.length, 0);
  const gaps = words.length - 1;
  let line = '';
  for (let i = 0; i < words.length; i++) {
    line += words[i];
    if (i < gaps) line += ' '.repeat((width - letters + i) / gaps);
  }
  return line.padEnd(width, '.');
}

export function main(): i32 {
  const hash = new Hash();
  for (let width = 20; width < 60; width++) {
    const words = TEXT.split(' ');
    const lines = wrap(words, width);
    let page = '';
    for (let i = 0; i < lines.length; i++) page += justify(lines[i], width) + '|\n';
    hash.addString(page);
    hash.addString(page.trim().replace('circle', 'cycle').toLowerCase());
  }
  return hash.value;
}
