/**
 * Runtimes for managed objects, by name wherever a conformer is named: a conformer with the worlds of objects, and what of
 * them the host sees.
 */
import type { Conformer } from '@sigil-alloc/ir';
import { type RuntimeName, runtimeExports, type WorldName, worldOf } from '@sigil-alloc/wit';

export interface RuntimeEntry {
  readonly name: RuntimeName;
  /** the conformer that it is, by name */
  readonly conformer: string;
  readonly summary: string;
}

export const runtimes: readonly RuntimeEntry[] = [
  { name: 'full', conformer: 'tlsf-rc', summary: 'counts references and collects cycles; a host can make objects' },
  { name: 'half', conformer: 'tlsf-rc', summary: 'the same, and nothing of it is exported' },
  { name: 'stub', conformer: 'bump', summary: 'never frees; a host can make objects' },
  {
    name: 'none',
    conformer: 'bump',
    summary: 'never frees, and nothing of it is exported: nearly nothing is left of it',
  },
];

/** The worlds of what a runtime exports, for a module of its own: its host may call everything of them. */
const worldsShown = (runtime: RuntimeName): readonly WorldName[] => {
  const worlds = runtimeExports(runtime).flatMap((name) => worldOf(name) ?? []);
  return worlds.length === 0 ? [] : ['managed', ...worlds];
};

/** The conformer as the runtime: its name, and what a module of its own exports. */
export function runtimeConformer(runtime: RuntimeName, conformer: Conformer): Conformer {
  const defaultWorlds = [...(conformer.defaultWorlds ?? []), ...worldsShown(runtime)];
  return { ...conformer, name: runtime, defaultWorlds };
}
