/** What a function body may ask about the memory it was given. */
import { here } from './frame.js';
import type { BuildOptions } from './options.js';
import type { Val } from './value.js';

/** Lowest address that the heap may use. */
export const heapBase = (): Val<'ptr'> => here().assembly.bound('heapBase');

/** End of the initial memory: what lies below it is the conformer's without growing. 0 stands for 2^32. */
export const initialEnd = (): Val<'ptr'> => here().assembly.bound('initialEnd');

/** The options of the build in progress. */
export const buildOptions = (): BuildOptions => here().assembly.options;

/** Linear memory is to start with `word` at `address`. Several calls with one address are one. */
export const startWith = (address: number, word: number): void => here().assembly.startWith(address, word);
