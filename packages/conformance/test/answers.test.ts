import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadAnswers, parseAnswers, SAFE_ANSWERS } from '../src/index.js';

describe('An answers file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sigil-answers-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives the safe answer for what it leaves out', async () => {
    const file = join(folder, 'answers.json');
    await writeFile(file, '{ "version": 1, "conformer": "mine", "alignmentBytes": 16 }');
    expect(await loadAnswers(file)).toEqual({ ...SAFE_ANSWERS, conformer: 'mine', alignmentBytes: 16 });
  });

  it('that cannot be read is named, with the reason', async () => {
    await expect(loadAnswers(join(folder, 'none.json'))).rejects.toThrow(/none\.json: cannot be read \(ENOENT\)/);
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'one JSON object, found []'],
    ['{}', '"version" is missing'],
    ['{"version": 2}', '"version" must be 1, found 2'],
    ['{"version": 1, "alignment": 8}', 'unknown answer "alignment"; known are version, conformer, alignmentBytes'],
    ['{"version": 1, "alignmentBytes": 12}', '"alignmentBytes" must be a power of two, at least 4'],
    ['{"version": 1, "alignmentBytes": 2}', 'found 2'],
    ['{"version": 1, "heapBase": 0}', '"heapBase" must be a whole number from 1'],
    ['{"version": 1, "heapBase": 1.5}', 'found 1.5'],
    ['{"version": 1, "growsInPlace": "sometimes"}', '"last-block", "into-free-neighbour", "never", found "sometimes"'],
    ['{"version": 1, "reclaims": ["now and then"]}', '"reclaims" must be a list of "scope-exit"'],
    ['{"version": 1, "usableSize": 16}', 'found 16'],
    ['{"version": 1, "movesLiveBlocks": true}', '"movesLiveBlocks" must be one of false'],
  ])('that says %s is refused, naming field, rule and value', (text, message) => {
    expect(() => parseAnswers(text, 'mine.json')).toThrow(`mine.json: `);
    expect(() => parseAnswers(text, 'mine.json')).toThrow(message);
  });
});
