/** Who manages objects: how the kernels get to it, and what it cannot do. */
import type { Entrant } from '../field.js';

/** `engine`: objects are the engine's own, and so is their memory. `linear`: they lie in linear memory. */
export type Home = 'linear' | 'engine';

/** What of an engine not all have. */
export type EngineNeed = 'wasm-gc';

export interface ManagedContender extends Entrant {
  /** what it is and how it gets to the kernels, for the legend of a table */
  readonly what: string;
  readonly isOurs: boolean;
  readonly home: Home;
  readonly needs?: EngineNeed;
  /** kernels that it cannot run, with the reason */
  readonly lacks?: { readonly cases: readonly string[]; readonly reason: string };
  /** Makes the module of kernels, wasm or JavaScript, and gives its path. `folder` is empty and its own. */
  prepare(folder: string): Promise<string>;
}
