// The test program through all ways on both conformers: a table of what came out, by its hash. Exit status 1 when they differ.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MissingToolError } from '@sigil-alloc/component';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { expectedOutput } from './expected.js';
import { WAYS } from './ways.js';

const source = join(import.meta.dirname, 'words.toy');
const CONFORMERS = ['bump', 'tlsf-rc'];
const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);
const row = (cells) => console.log(cells.map((cell) => cell.padEnd(18)).join(''));

const noNative = await whyNativeIsSkipped();
const expected = hashOf(expectedOutput());
row(['', ...CONFORMERS]);
const folders = new Map(CONFORMERS.map((conformer) => [conformer, mkdtempSync(join(tmpdir(), 'sigil-toy-'))]));
process.on('exit', () => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
});
for (const { name, isNative, print } of WAYS) {
  const cells = [];
  for (const [conformer, folder] of folders) cells.push(await hashBy(print, isNative, { source, conformer, folder }));
  row([name, ...cells]);
  if (cells.some((cell) => cell !== expected && cell !== 'skipped')) process.exitCode = 1;
}
row(['plain JavaScript', expected, expected]);

async function hashBy(print, isNative, way) {
  if (isNative && noNative !== undefined) return 'skipped';
  try {
    return hashOf(await print(way));
  } catch (error) {
    if (!(error instanceof MissingToolError)) throw error;
    console.error(error.message);
    return 'skipped';
  }
}
