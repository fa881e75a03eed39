/** An allocator under test: how it gets into a program, and what it cannot do. */
import type { Lacks } from './catalogue.js';
import type { Program } from './program.js';

/** `speed`: as kernels run it. `size`: as small as it gets. */
export type Goal = 'speed' | 'size';

export interface Allocator {
  readonly name: string;
  /** what it is and how it gets into the module, for the legend of a table */
  readonly what: string;
  readonly isOurs: boolean;
  readonly lacks: Lacks;
  /** versions of the tools it takes; throws MissingToolError where one is not there */
  version(): Promise<string>;
  /** The program with the allocator in it, optimised, as wasm; the program is consumed. `folder` is empty and its own. */
  join(program: Program, goal: Goal, folder: string): Promise<Uint8Array>;
}

/** What only the contract has. */
export const NO_SCOPES = { scopes: 'it has no scopes' } as const;
