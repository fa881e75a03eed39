/*
 * Random modules that `npm run fuzz` made, kept as files: a few from its three shapes, and every one that once showed a
 * difference. The number in the name is the seed.
 */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareModule } from '../fuzz/fuzz-module.js';
import { missingTools } from './native-tools.js';

const folder = fileURLToPath(new URL('corpus/', import.meta.url));

/** Why a module is in the corpus, if it once showed a difference. */
const found: Readonly<Record<string, string>> = {
  'seed-20.wasm': 'a load nobody reads lost its trap',
  'seed-300570.wasm': 'a branch on a shift by zero took stale flags',
  'seed-300666.wasm': 'a constant shift count in a block result did not assemble',
  'seed-300756.wasm': 'a branch never taken took the only use of a load along, and its trap',
  'seed-300801.wasm': 'a constant shift count in a block result did not assemble',
  'seed-200080.wasm': 'a constant address behind a comparison of floats did not assemble',
};

describe.skipIf(missingTools)('the corpus', () => {
  it('holds every module that once showed a difference', async () => {
    expect(await readdir(folder)).toEqual(expect.arrayContaining(Object.keys(found)));
  });

  it('gives natively what it gives in Node', { timeout: 120_000 }, async () => {
    for (const file of (await readdir(folder)).sort()) {
      const seed = Number(/\d+/.exec(file)![0]);
      const verdict = await compareModule(await readFile(`${folder}${file}`), seed);
      expect({ file, because: found[file] ?? 'of its shape', verdict }).toMatchObject({ verdict: { kind: 'equal' } });
    }
  });
});
