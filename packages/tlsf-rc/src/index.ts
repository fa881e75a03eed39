/** The door: tlsf-rc as a heap, what it answers, and its prebuilt modules. No Binaryen behind it, and nothing that only Node has. */

import {
  type AllocatorWorld,
  type Build,
  fromBase64,
  fromDeflated,
  type HeapFace,
  type HeapWorld,
  heapDoor,
  type InspectionWorld,
  type InstantiateOptions,
  requireBuild,
} from '@sigil-alloc/host/heap';
import type { Answers } from '@sigil-alloc/wit';
import allAnswers from '#embedded/answers';
import fast from '#embedded/fast';

export {
  type AllocatorWorld,
  type Build,
  type HeapFace,
  HeapOptionError,
  type HeapWorld,
  HostError,
  type InspectionWorld,
  type InstantiateOptions,
  type MemoryOptions,
  OutOfMemoryError,
  TrapError,
  type TrapKind,
} from '@sigil-alloc/host/heap';
export type { Answers, Manifest, ManifestFile } from '@sigil-alloc/wit';

export const name = 'tlsf-rc';

/** A heap of tlsf-rc. */
export interface Heap extends HeapFace, AllocatorWorld, HeapWorld, InspectionWorld {}

/**
 * A heap of its own, in a memory of its own or in one that is given.
 *
 * @throws HeapOptionError
 */
export const instantiate: (options?: InstantiateOptions) => Promise<Heap> = heapDoor<'heap' | 'inspection'>({
  fast: () => fromBase64(fast),
  check: async () => fromDeflated((await import('#embedded/check')).default),
  audit: async () => fromDeflated((await import('#embedded/audit')).default),
});

/** Where this file is; in a variable, so that bundlers do not take `prebuilt` for a list of assets. */
const here = import.meta.url;

/** Location of a prebuilt stand-alone module. @throws HeapOptionError */
export const prebuilt = (build: Build = 'fast'): URL =>
  new URL(`../prebuilt/${name}${requireBuild(build) === 'fast' ? '' : `.${build}`}.wasm`, here);

/** What the prebuilt module of a build answers. @throws HeapOptionError */
export async function answers(build: Build = 'fast'): Promise<Answers> {
  return allAnswers[requireBuild(build)];
}

export * from './inspect.js';
