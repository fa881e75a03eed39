/** The door: what tlsf-rc is, what it answers, and its prebuilt modules. No Binaryen behind it. */
import { readFile } from 'node:fs/promises';
import type { Answers } from '@sigil-alloc/wit';

export const name = 'tlsf-rc';

/** `fast` checks nothing, `check` the caller's use, `audit` every invariant after every call. */
export type Build = 'fast' | 'check' | 'audit';

const suffix = (build: Build): string => (build === 'fast' ? '' : `.${build}`);

/** Location of a prebuilt stand-alone module. */
export const prebuilt = (build: Build = 'fast'): URL =>
  new URL(`../prebuilt/${name}${suffix(build)}.wasm`, import.meta.url);

/** What the prebuilt module of a build answers. */
export async function answers(build: Build = 'fast'): Promise<Answers> {
  const file = new URL(`../prebuilt/${name}${suffix(build)}.answers.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as Answers;
}

export * from './inspect.js';
