/** All conformers of this project, by name, and runtimes that are one of them. A new conformer is one entry here. */
import type { Conformer, OwnRuntime } from '@sigil-alloc/ir';
import type { Answers, RuntimeName, WorldName } from '@sigil-alloc/wit';
import { UsageError } from './exit.js';
import { isModule, isScript } from './own-files.js';
import { runtimeConformer, runtimes } from './runtimes.js';

export interface ConformerEntry {
  readonly name: string;
  readonly summary: string;
  /** further worlds on offer, known before Binaryen is loaded */
  readonly worlds: readonly WorldName[];
  /** what the fast build answers; Binaryen stays unloaded */
  answers(): Promise<Answers>;
  load(): Promise<Conformer>;
}

export const conformers: readonly ConformerEntry[] = [
  {
    name: 'bump',
    summary: 'arena: a pointer that moves up; scopes are saved marks',
    worlds: ['managed', 'asc', 'asc-stub'],
    answers: async () => (await import('@sigil-alloc/bump')).answers(),
    load: async () => (await import('@sigil-alloc/bump/prelude')).conformer,
  },
  {
    name: 'tlsf-rc',
    summary: 'two-level segregated fit: any block freed in bounded time; objects counted, their cycles collected',
    worlds: ['heap', 'statistics', 'inspection', 'managed', 'leaks', 'asc'],
    answers: async () => (await import('@sigil-alloc/tlsf-rc')).answers(),
    load: async () => (await import('@sigil-alloc/tlsf-rc/prelude')).conformer,
  },
];

export const conformerNames: readonly string[] = conformers.map(({ name }) => name);

/** What a name or a path stands for: a conformer, as it is or as a runtime. */
export interface Found<Loaded> {
  /** absent for a conformer by its own name, and for a path */
  readonly runtime?: RuntimeName;
  load(): Promise<Loaded>;
}

/** What can be linked: a conformer, or a module of one's own. Throws UsageError that lists the known names. */
export function findLinkable(name: string): Found<Conformer | OwnRuntime> {
  return isModule(name)
    ? { load: async () => (await import('./own-modules.js')).loadModule(name) }
    : findConformer(name);
}

/** What can be built, by name or as a script. Throws UsageError that lists the known ones. */
export function findConformer(name: string): Found<Conformer> {
  if (isScript(name)) return { load: async () => (await import('./own-modules.js')).loadScript(name) };
  if (isModule(name))
    throw new UsageError(`${name} is a module, and built: it goes with --with, and as .wasm or .a with check`);
  const runtime = runtimes.find((entry) => entry.name === name);
  const found = conformers.find((entry) => entry.name === (runtime?.conformer ?? name));
  if (found === undefined) throw new UsageError(unknownConformer(name));
  if (runtime === undefined) return found;
  return { runtime: runtime.name, load: async () => runtimeConformer(runtime.name, await found.load()) };
}

function unknownConformer(name: string): string {
  const runtimeNames = runtimes.map((entry) => entry.name).join(', ');
  return `unknown conformer ${JSON.stringify(name)}; known: ${conformerNames.join(', ')}; runtimes: ${runtimeNames}; or a path to a .wasm, .wat or .js of your own`;
}
