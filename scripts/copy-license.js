/** Before a package is packed: the licence beside its package.json, from the root. npm takes it along from there alone. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

copyFileSync(join(import.meta.dirname, '../LICENSE'), 'LICENSE');
