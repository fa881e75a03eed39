/** Maps of every kind of key through growth, deletion and rehashing, against plain arrays. */
import { Hash } from './support/hash';
import { Random } from './support/random';

function checkNumbers(random: Random, hash: Hash): bool {
  const map = new Map<i32, string>();
  const plain = new Array<string | null>();
  for (let i = 0; i < 500; i++) plain.push(null);
  for (let i = 0; i < 3000; i++) {
    const key = random.below(500);
    if (random.below(3) === 0) {
      if (map.delete(key) !== (plain[key] !== null)) return false;
      plain[key] = null;
    } else {
      const text = 'v' + i.toString();
      map.set(key, text);
      plain[key] = text;
    }
  }
  for (let key = 0; key < 500; key++) {
    const expected = plain[key];
    if (map.has(key) !== (expected !== null)) return false;
    if (expected) {
      if (map.get(key) != expected) return false;
      hash.addString(expected);
    }
  }
  return true;
}

function addTexts(random: Random, hash: Hash): void {
  const map = new Map<string, Map<string, i32>>();
  for (let i = 0; i < 1500; i++) {
    const outer = random.below(30).toString();
    const inner = random.below(60).toString();
    if (!map.has(outer)) map.set(outer, new Map<string, i32>());
    map.get(outer).set(inner, i);
    if (random.below(40) === 0) map.delete(random.below(30).toString());
  }
  const keys = map.keys();
  for (let i = 0; i < keys.length; i++) {
    hash.addString(keys[i]);
    const values = map.get(keys[i]).values();
    for (let j = 0; j < values.length; j++) hash.add(values[j]);
  }
}

function addDoubles(hash: Hash): void {
  const map = new Map<f64, i64>();
  for (let i = 0; i < 800; i++) map.set((i as f64) * 0.5, (i as i64) << 20);
  let sum: i64 = 0;
  for (let i = 0; i < 400; i++) sum += map.get(i as f64);
  hash.add((sum >> 20) as i32);
}

export function main(): i32 {
  const random = new Random(97);
  const hash = new Hash();
  if (!checkNumbers(random, hash)) return -1;
  addTexts(random, hash);
  addDoubles(hash);
  return hash.value;
}
