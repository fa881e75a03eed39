/** The last step of this package's build: what it ships beside its code, and its bundled door. */
import { fileURLToPath } from 'node:url';
import { runStep } from '@sigil-alloc/artefacts';
import { conformer } from './prelude.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
await runStep({ conformer, folder }, process.argv.slice(2));
