/** The example program against an independent count in plain JavaScript, on both backends. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { sigilAlloc, testFolder } from './sigil-alloc.js';

const EXAMPLE = join(import.meta.dirname, '../../../examples/wordcount');
const PROGRAM = join(EXAMPLE, 'wordcount.wat');
const BUFFER_BYTES = 65536;

const folder = testFolder();
const linked = join(folder, 'wordcount.wasm');
const executable = join(folder, 'wordcount');

const WASM = { backend: 'wasm', command: [process.execPath, join(EXAMPLE, 'run-linked.js'), linked], skip: false };
const NATIVE = { backend: 'native', command: [executable], skip: missingTools !== undefined };

beforeAll(async () => {
  const done = { exitCode: 0, stdout: '', stderr: '' };
  expect(await sigilAlloc(['link', PROGRAM, '--with', 'bump', '-o', linked])).toEqual(done);
  if (!NATIVE.skip) expect(await sigilAlloc(['native', PROGRAM, '--with', 'bump', '-o', executable])).toEqual(done);
}, 30_000);

function mostFrequent(text: Buffer, limit: number): string {
  const counts = new Map<string, number>();
  const lowerCased = text.toString('latin1').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  for (const [word] of lowerCased.matchAll(/[a-z0-9\x80-\xff]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort(([left, many], [right, more]) => more - many || (left < right ? -1 : 1));
  return ranked
    .slice(0, limit)
    .map(([word, count]) => `${count} ${word}\n`)
    .join('');
}

const allBytes = Buffer.from(Array.from({ length: 256 * 40 }, (_, index) => (index * 89) % 256));
const distinct = Array.from({ length: 60_000 }, (_, number) => `w${number * 7}`).join(' ');

const TEXTS: readonly (readonly [what: string, text: Buffer])[] = [
  ['no text', Buffer.alloc(0)],
  ['one letter without a newline', Buffer.from('a')],
  ['letters in both cases, digits, and what separates them', Buffer.from('The the, THE 2nd\tthe2\r\n\n-the-')],
  ['words in UTF-8, told apart by case beyond ASCII', Buffer.from('Été été ÉTÉ naïve NAÏVE 日本 日本')],
  ['every byte there is', allBytes],
  ['a word longer than three buffers', Buffer.from(`x ${'Ab'.repeat(100_000)} y`)],
  [
    'words across the end of the buffer',
    Buffer.from(`${' '.repeat(BUFFER_BYTES - 3)}Across the ${'b '.repeat(BUFFER_BYTES)}across`),
  ],
  [
    'a word that ends with the buffer',
    Buffer.from(`${' '.repeat(BUFFER_BYTES - 3)}end ${'.'.repeat(BUFFER_BYTES - 1)}end`),
  ],
  ['one line of three megabytes', Buffer.from('so it goes on and on '.repeat(150_000))],
  ['sixty thousand different words, which make both tables grow', Buffer.from(distinct)],
  ['equal counts, ranked by bytes', Buffer.from('b a ab abc B \xff'.repeat(3), 'latin1')],
];

describe('wordcount, linked for speed', () => {
  it('has the fast paths of bump inline where it allocates, and no import of the contract', async () => {
    const text = join(folder, 'wordcount.linked.wat');
    await sigilAlloc(['link', PROGRAM, '--with', 'bump', '-o', text]);
    const linkedText = readFileSync(text, 'utf8');
    expect(linkedText).not.toMatch(/\(import "sigil"/);
    expect(linkedText).not.toMatch(/\(call \$(alloc|enter_scope|exit_scope|promote)\b/);
    expect(linkedText).toMatch(/\(call \$sigil\.place\b/);
  });
});

describe.each([WASM, NATIVE])('wordcount on $backend', ({ command, skip }) => {
  const [file = '', ...args] = command;
  const count = (text: Buffer, ...more: readonly string[]) =>
    spawnSync(file, [...args, ...more], { input: text, maxBuffer: 2 ** 26, encoding: 'latin1' });

  it.skipIf(skip).each(TEXTS)('counts %s', (_, text) => {
    const { status, stdout, stderr } = count(text, '4294967295');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout === mostFrequent(text, 2 ** 32)).toBe(true);
  });

  it.skipIf(skip)('prints twenty words, or as many as it is told', () => {
    const text = Buffer.from(distinct);
    expect(count(text).stdout).toBe(mostFrequent(text, 20));
    expect(count(text, '3').stdout).toBe(mostFrequent(text, 3));
    expect(count(text, '0').stdout).toBe('');
  });

  it.skipIf(skip).each(['', 'x', '-1', '1x', '4294967296'])('refuses %j as a number of words', (argument) => {
    const { status, stdout, stderr } = count(Buffer.from('a'), argument);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe('wordcount: the argument must be a number, 0 to 4294967295\n');
  });

  it.skipIf(skip)('ends with status 1 when it cannot write', () => {
    const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$@" > /dev/full', file, ...args], {
      input: 'a',
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'wordcount: cannot write standard output\n' });
  });
});
