/** The WIT of all that the prebuilt modules export. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Artefact, Recipe } from './artefact.js';

/** The contract, and what every conformer exports beside it. */
const OF_EVERY_CONFORMER = ['allocator', 'canonical', 'diagnostics'];

export const witFiles = ({ worlds }: Recipe): readonly Artefact[] =>
  [...OF_EVERY_CONFORMER, ...worlds].map((name) => ({
    file: `wit/${name}.wit`,
    kind: 'wit',
    content: readFileSync(fileURLToPath(import.meta.resolve(`@sigil-alloc/wit/wit/${name}.wit`)), 'utf8'),
  }));
