/** Reads option values: numbers and words, each refused with its rule. */
import { allWorldNames, type HookName, hookFunctions, type WorldName } from '@sigil-alloc/wit';
import { InvalidArgumentError } from 'commander';

/** A whole number, decimal or hexadecimal (0x), from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^(\d+|0x[\da-f]+)$/i.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

/** One of some words. */
export function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Word {
  return (text) => known(text, words);
}

/** Some of some words, separated by commas. */
export function someOf<Word extends string>(words: readonly Word[]): (text: string) => readonly Word[] {
  return (text) => [...new Set(text.split(',').map((word) => known(word.trim(), words)))];
}

/** Hooks by link name, or the word for all or none. */
export function hookChoice(text: string): readonly HookName[] {
  const all = hookFunctions.map(({ linkName }) => linkName as HookName);
  if (text === 'all') return all;
  return text === 'none' ? [] : someOf(all)(text);
}

/** Further worlds by name, or the word for all or none of what a conformer offers. */
export type WorldChoice = readonly WorldName[] | 'all' | 'none';

/** Some further worlds, separated by commas, or `all`, or `none`. */
export function worldChoice(text: string): WorldChoice {
  const words = someOf([...allWorldNames, 'all', 'none'] as const)(text);
  const names = words.filter((word) => word !== 'all' && word !== 'none');
  if (names.length === words.length) return names;
  if (words.length > 1) throw new InvalidArgumentError('all and none stand alone.');
  return words.includes('all') ? 'all' : 'none';
}

function known<Word extends string>(text: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw new InvalidArgumentError(`Unknown: ${JSON.stringify(text)}; expected ${words.join(', ')}.`);
}
