import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const source = (file: string) => readFile(new URL(`../src/${file}`, import.meta.url), 'utf8');
const numbersIn = (text: string) => [...new Set(text.match(/\bI\d\b/g))].sort();

it('re-derives every invariant that is written down, and no other', async () => {
  const written = numbersIn((await source('layout.ts')).split('*/')[0]!);
  expect(written.length).toBeGreaterThan(0);
  expect(numbersIn(await source('health.ts'))).toEqual(written);
});
