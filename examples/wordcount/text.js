// The texts the demo counts: the project's own documents, and a generated one of any size that is the same everywhere.
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VOCABULARY_COUNT = 50_000;
const LINE_WORDS_MOST = 24;
const CHUNK_BYTES = 1 << 20;
const SYLLABLES =
  'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu sá sé sí só'.split(' ');

/** Mulberry32: 32 bits of state, the same numbers from the same seed on every machine. */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A word for each number: its digits in syllables, so that no two are the same. */
function word(number) {
  let text = '';
  for (let rest = number; text === '' || rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    text += SYLLABLES[rest % SYLLABLES.length];
  }
  return number % 7 === 0 ? text[0].toUpperCase() + text.slice(1) : text;
}

/** Rank 0 is drawn most often, about twice as often as rank 1, and so on down: as in a natural text. */
function drawRank(random) {
  return Math.floor(VOCABULARY_COUNT ** random()) - 1;
}

/** Writes `bytes` bytes of seeded text to `file`. */
export function generateText(file, bytes, seed) {
  const random = randomNumbers(seed);
  const vocabulary = Array.from({ length: VOCABULARY_COUNT }, (_, number) => word(number));
  const descriptor = openSync(file, 'w');
  try {
    for (let left = bytes; left > 0; ) {
      const chunk = Buffer.from(generateLines(vocabulary, random)).subarray(0, left);
      writeFileSync(descriptor, chunk);
      left -= chunk.length;
    }
  } finally {
    closeSync(descriptor);
  }
}

function generateLines(vocabulary, random) {
  let text = '';
  while (text.length < CHUNK_BYTES) {
    const words = Array.from({ length: Math.floor(random() * LINE_WORDS_MOST) }, () => vocabulary[drawRank(random)]);
    text += `${words.join(random() < 0.1 ? ', ' : ' ')}\n`;
  }
  return text;
}

/** Writes the documents of the project at `root` into one file: README.md, all of docs, and the packages' READMEs. */
export function gatherDocuments(root, file) {
  const docs = existsSync(join(root, 'docs')) ? readdirSync(join(root, 'docs'), { recursive: true }) : [];
  const candidates = [
    'README.md',
    ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
    ...readdirSync(join(root, 'packages')).map((name) => join('packages', name, 'README.md')),
  ];
  const found = candidates.map((name) => join(root, name)).filter((path) => existsSync(path));
  writeFileSync(file, Buffer.concat(found.map((path) => readFileSync(path))));
  return found.length;
}
