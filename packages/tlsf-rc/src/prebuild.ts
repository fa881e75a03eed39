/** The last step of this package's build: what it ships beside its code, and its bundled door. */
import { fileURLToPath } from 'node:url';
import { type Artefact, runStep } from '@sigil-alloc/artefacts';
import { layoutTable } from './layout-table.js';
import { conformer } from './prelude.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const extra: readonly Artefact[] = [
  { file: 'tlsf-rc.layout.json', kind: 'layout', content: `${JSON.stringify(layoutTable, null, 2)}\n` },
  { file: 'embedded/layout.js', kind: 'embedded', content: `export default ${JSON.stringify(layoutTable)};\n` },
];
await runStep({ conformer, folder, extra }, process.argv.slice(2));
