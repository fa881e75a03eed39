/** The fast build as text: WAT, its fields for other modules, and QBE's language for a process that says where the heap lies. */
import { emitText, preludeText } from '@sigil-alloc/ir';
import { allocatorName, allocatorPrefix, lower } from '@sigil-alloc/qbe-lower';
import type { Artefact, Recipe } from './artefact.js';
import { foldLines } from './fold.js';
import { withModule } from './modules.js';

/** Neither QBE nor an assembler looks at margins, and a package should be small. */
export const withoutMargins = (text: string): string => text.replace(/^\t/gm, '');

export function ssaOf({ conformer }: Recipe): string {
  const { name } = conformer;
  const lowered = withModule(conformer, { heapBase: 'runtime' }, (module) =>
    lower(module, { name, prefix: allocatorPrefix(name) }),
  );
  return `${lowered.ssa}\n${allocatorName(name)}`;
}

/** The heading is a comment, and stays as it is. */
function preludeOf({ conformer, worlds }: Recipe): string {
  const text = preludeText(conformer, { worlds });
  const heading = text.slice(0, text.indexOf('\n') + 1);
  return heading + foldLines(text.slice(heading.length), '');
}

export function texts(recipe: Recipe): readonly Artefact[] {
  const { conformer } = recipe;
  // Built for size: it is there to be read.
  const wat = foldLines(withModule(conformer, { optimize: 'size' }, emitText));
  return [
    { file: `${conformer.name}.wat`, kind: 'wat', build: 'fast', target: 'wasm32', content: wat },
    {
      file: `${conformer.name}.prelude.wat`,
      kind: 'wat-prelude',
      build: 'fast',
      target: 'wasm32',
      content: preludeOf(recipe),
    },
    { file: `${conformer.name}.ssa`, kind: 'ssa', build: 'fast', content: withoutMargins(ssaOf(recipe)) },
  ];
}
