/** The fast build as text: WAT, and QBE's language for a process that says where the heap lies. */
import { emitText } from '@sigil-alloc/ir';
import { allocatorName, allocatorPrefix, lower } from '@sigil-alloc/qbe-lower';
import type { Artefact, Recipe } from './artefact.js';
import { foldLines } from './fold.js';
import { withModule } from './modules.js';

export function ssaOf({ conformer }: Recipe): string {
  const { name } = conformer;
  const lowered = withModule(conformer, { heapBase: 'runtime' }, (module) =>
    lower(module, { name, prefix: allocatorPrefix(name) }),
  );
  return `${lowered.ssa}\n${allocatorName(name)}`;
}

export function texts(recipe: Recipe): readonly Artefact[] {
  const { conformer } = recipe;
  const wat = foldLines(withModule(conformer, {}, emitText));
  return [
    { file: `${conformer.name}.wat`, kind: 'wat', build: 'fast', target: 'wasm32', content: wat },
    { file: `${conformer.name}.ssa`, kind: 'ssa', build: 'fast', content: ssaOf(recipe) },
  ];
}
