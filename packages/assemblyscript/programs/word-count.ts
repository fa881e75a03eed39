/** Words of a made-up text counted in a map and listed by frequency, then by letters. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class Count {
  constructor(
    public word: string,
    public count: i32,
  ) {}
}

function madeUpText(): string {
  const random = new Random(61);
  const words = 'the heap is a place where blocks live until someone frees them or forgets'.split(' ');
  const text = new Array<string>();
  for (let i = 0; i < 3000; i++) {
    const word = words[min(random.below(words.length), random.below(words.length))];
    if (i % 10 === 9) text.push(word + String.fromCharCode(97 + random.below(26)));
    else text.push(word);
  }
  return text.join(' ');
}

export function main(): i32 {
  const counts = new Map<string, Count>();
  const words = madeUpText().split(' ');
  for (let i = 0; i < words.length; i++) {
    if (counts.has(words[i])) counts.get(words[i]).count++;
    else counts.set(words[i], new Count(words[i], 1));
  }
  const sorted = counts.values().sort((a, b) => (a.count !== b.count ? b.count - a.count : a.word < b.word ? -1 : 1));
  const hash = new Hash();
  for (let i = 0; i < sorted.length; i++) hash.addString(sorted[i].word + ' ' + sorted[i].count.toString());
  return hash.value;
}
