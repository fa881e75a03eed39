// What words.toy prints, said in plain JavaScript: objects, arrays, a Map and the engine's own sort.

function generator(seed) {
  let x = seed | 0;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x & 0x3fffffff;
  };
}

function frequencies(next) {
  const counts = new Map();
  for (let i = 0; i < 400_000; i++) {
    const word = next();
    const key = word % (1 + (next() % 60_000));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([key, count], [otherKey, otherCount]) => otherCount - count || key - otherKey);
  const most = ranked.slice(0, 12).map(([key, count]) => `${count} times ${key}\n`);
  return `${counts.size} distinct words\n${most.join('')}`;
}

function vectors(next) {
  const one = [];
  const other = [];
  for (let i = 0; i < 600_000; i++) {
    one.push(next());
    if (i % 3 === 0) other.push(i);
  }
  const sum = other.reduce((total, value, i) => (Math.imul(total, 31) + one[i * 2] - value) | 0, 0);
  return `${one.length} and ${other.length} elements, sum ${sum}\n`;
}

function arenas(next) {
  const rounds = Array.from({ length: 1000 }, () => Array.from({ length: 1 + (next() % 2000) }, next));
  const sumOf = (values) => values.reduce((total, value) => (total + value) | 0, 0);
  const records = rounds.reduce((total, { length }) => total + length, 0);
  const sum = rounds.reduceRight((total, values) => (Math.imul(total, 33) + sumOf(values)) | 0, 0);
  const greatest = rounds.flat().reduce((most, value) => Math.max(most, value), 0);
  return `${records} records, sum ${sum}, greatest ${greatest}\n`;
}

export function expectedOutput() {
  const next = generator(2463534242);
  return frequencies(next) + vectors(next) + arenas(next);
}
