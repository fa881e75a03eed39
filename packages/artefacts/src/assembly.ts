/** The fast build as assembly, so that a C compiler alone makes an archive of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileSsa, type Target } from '@sigil-alloc/qbe-lower';
import type { Artefact, Recipe } from './artefact.js';
import { inTemporaryFolder } from './files.js';
import { ssaOf, withoutMargins } from './texts.js';

/** What the processor is called in file names, and QBE's word for it. */
const TARGETS: Readonly<Record<string, Target>> = { amd64: 'amd64_sysv', arm64: 'arm64' };

/** @throws MissingToolError without QBE */
export async function assemblyOf(ssa: string, target: Target): Promise<string> {
  return inTemporaryFolder(async (folder) => {
    const assembly = join(folder, 'out.s');
    await compileSsa(ssa, { assembly }, { target });
    return withoutMargins(await readFile(assembly, 'utf8'));
  });
}

export async function assembly(recipe: Recipe): Promise<readonly Artefact[]> {
  const ssa = ssaOf(recipe);
  return Promise.all(
    Object.entries(TARGETS).map(
      async ([target, qbeTarget]): Promise<Artefact> => ({
        file: `${recipe.conformer.name}.${target}.s`,
        kind: 'assembly',
        build: 'fast',
        target,
        content: await assemblyOf(ssa, qbeTarget),
      }),
    ),
  );
}
