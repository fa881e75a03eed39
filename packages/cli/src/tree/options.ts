/** Options that several commands share, and what may be typed as the value of each: completion offers it. */
import { allWorldNames, hookFunctions, MAX_PAGES } from '@sigil-alloc/wit';
import { Argument, Option } from 'commander';
import { offering } from '../completion/offers.js';
import { conformerNames } from '../conformers.js';
import { runtimes } from '../runtimes.js';
import { hookChoice, oneOf, someOf, wholeNumber, worldChoice } from '../values.js';

export const LARGEST_ADDRESS = 2 ** 32 - 1;

const named = (): readonly string[] => [...conformerNames, ...runtimes.map(({ name }) => name)];

/** One of some words. */
export const word = <Word extends string>(flags: string, what: string, words: readonly Word[]): Option =>
  offering(new Option(flags, what).argParser(oneOf(words)), { words });

/** Some of some words, separated by commas. */
export const words = <Word extends string>(flags: string, what: string, list: readonly Word[]): Option =>
  offering(new Option(flags, what).argParser(someOf(list)), { words: list, isList: true });

/** A conformer or runtime by name, or a file. */
export const conformerArgument = (name: string, what: string): Argument =>
  offering(new Argument(name, what), { words: named() });

export const programArgument = (): Argument =>
  new Argument('<program>', 'program, .wasm or .wat; imports sigil_alloc and the like from module sigil, env or rt');

export const withConformer = (): Option =>
  offering(
    new Option('--with <conformer>', 'allocator or runtime to link, by name, or a .wasm, .wat or .js of your own'),
    { words: named() },
  ).makeOptionMandatory();

export const json = (): Option => new Option('--json', 'print JSON for a program to read, versioned');

export const output = (what: string): Option => new Option('-o, --output <file>', what).makeOptionMandatory();

export const heapBase = (): Option =>
  new Option('--heap-base <address>', 'lowest address of the heap in wasm and WAT').argParser(
    wholeNumber(0, LARGEST_ADDRESS),
  );

export const maxHeap = (): Option =>
  new Option('--max-heap <pages>', 'cap on linear memory, in pages of 64 KiB').argParser(wholeNumber(1, MAX_PAGES));

export const optimize = (): Option => word('--optimize <goal>', 'speed or size', ['speed', 'size']).default('speed');

export const buildKind = (): Option =>
  word('--build <kind>', 'fast, check (misuse traps) or audit (invariants after each call)', [
    'fast',
    'check',
    'audit',
  ]).default('fast');

export const worlds = (what: string): Option =>
  offering(new Option('--worlds <names>', what).argParser(worldChoice), {
    words: [...allWorldNames, 'all', 'none'],
    isList: true,
  });

export const hooks = (flags: string, what: string): Option =>
  offering(new Option(flags, what).argParser(hookChoice), {
    words: [...hookFunctions.map(({ linkName }) => linkName), 'all', 'none'],
    isList: true,
  });

export const growthStep = (): Option =>
  new Option(
    '--growth-step <pages>',
    "least pages to ask for when memory must grow (default: the conformer's own share of what there is)",
  ).argParser(wholeNumber(1, MAX_PAGES));
