/** What a function body may ask about the memory it was given. */
import { here } from './frame.js';
import type { BuildOptions } from './options.js';
import type { Val } from './value.js';

/** Lowest address that the heap may use. */
export const heapBase = (): Val<'ptr'> => here().assembly.bound('heapBase');

/** End of the region that is the conformer's without growing linear memory. */
export const initialEnd = (): Val<'ptr'> => here().assembly.bound('initialEnd');

/** The options of the build in progress. */
export const buildOptions = (): BuildOptions => here().assembly.options;
