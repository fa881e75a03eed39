/** All conformers of this project, by name. A new one is one entry here. */
import type { Conformer } from '@sigil-alloc/ir';
import type { Answers, WorldName } from '@sigil-alloc/wit';
import { UsageError } from './exit.js';

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
    worlds: [],
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

/** Throws UsageError that lists the known ones. */
export function findConformer(name: string): ConformerEntry {
  const found = conformers.find((entry) => entry.name === name);
  if (found) return found;
  throw new UsageError(`unknown conformer ${JSON.stringify(name)}; known: ${conformerNames.join(', ')}`);
}
