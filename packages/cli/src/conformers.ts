/** All conformers of this project, by name, and runtimes that are one of them. A new conformer is one entry here. */
import type { Conformer } from '@sigil-alloc/ir';
import type { Answers, RuntimeName, WorldName } from '@sigil-alloc/wit';
import { UsageError } from './exit.js';
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
    summary: 'two-level segregated fit: any block freed in constant time, neighbours merged',
    worlds: ['heap', 'statistics', 'inspection'],
    answers: async () => (await import('@sigil-alloc/tlsf-rc')).answers(),
    load: async () => (await import('@sigil-alloc/tlsf-rc/prelude')).conformer,
  },
];

export const conformerNames: readonly string[] = conformers.map(({ name }) => name);

/** What a name stands for: a conformer, as it is or as a runtime. */
export interface FoundConformer {
  /** absent for a conformer by its own name */
  readonly runtime?: RuntimeName;
  load(): Promise<Conformer>;
}

/** Throws UsageError that lists the known ones. */
export function findConformer(name: string): FoundConformer {
  const runtime = runtimes.find((entry) => entry.name === name);
  const found = conformers.find((entry) => entry.name === (runtime?.conformer ?? name));
  if (found === undefined) throw new UsageError(unknownConformer(name));
  if (runtime === undefined) return found;
  return { runtime: runtime.name, load: async () => runtimeConformer(runtime.name, await found.load()) };
}

function unknownConformer(name: string): string {
  const runtimeNames = runtimes.map((entry) => entry.name).join(', ');
  return `unknown conformer ${JSON.stringify(name)}; known: ${conformerNames.join(', ')}; runtimes: ${runtimeNames}`;
}
