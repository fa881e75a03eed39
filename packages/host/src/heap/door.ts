/** What a conformer's package offers as `instantiate`: its modules, compiled when they are first asked for. */
import type { HeapWorlds } from '@sigil-alloc/wit';
import { HeapOptionError } from './errors.js';
import { type HeapWith, openHeap } from './open.js';
import type { MemoryOptions } from './options.js';

/** `fast` checks nothing, `check` the caller's use, `audit` every invariant after every call. */
export type Build = 'fast' | 'check' | 'audit';

const BUILDS: readonly Build[] = ['fast', 'check', 'audit'];

/** @throws HeapOptionError */
export function requireBuild(build: Build): Build {
  if (BUILDS.includes(build)) return build;
  throw new HeapOptionError('build', `is one of ${BUILDS.join(', ')}`, build);
}

export interface InstantiateOptions extends MemoryOptions {
  /** Default: `fast`. */
  readonly build?: Build;
}

/** Each by its name, so that the compiler asks for a new one here. */
const OPTIONS: Readonly<Record<keyof InstantiateOptions, true>> = {
  build: true,
  maxPages: true,
  memory: true,
  heapBase: true,
};

/** A name that is misspelled would else be an option that is not set. */
function requireOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null) throw new HeapOptionError('options', 'are an object', options);
  for (const [option, value] of Object.entries(options))
    if (!Object.hasOwn(OPTIONS, option))
      throw new HeapOptionError(option, `is none of the options ${Object.keys(OPTIONS).join(', ')}`, value);
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The module of each build. */
export type Modules = Readonly<Record<Build, () => Bytes | Promise<Bytes>>>;

/** Makes the `instantiate` of a conformer. A module is compiled once, however many heaps it serves. */
export function heapDoor<World extends keyof HeapWorlds = never>(
  modules: Modules,
): (options?: InstantiateOptions) => Promise<HeapWith<World>> {
  const compiled = new Map<Build, Promise<WebAssembly.Module>>();
  const compile = async (build: Build) => WebAssembly.compile(await modules[build]());
  return async (given = {}) => {
    requireOptions(given);
    const { build = 'fast', ...options } = given;
    const module = compiled.get(requireBuild(build)) ?? compile(build);
    compiled.set(build, module);
    // A failure is not kept: a part of the package that did not load may load the next time.
    module.catch(() => compiled.delete(build));
    return openHeap<World>(await module, options);
  };
}
