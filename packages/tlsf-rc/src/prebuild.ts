/** The last step of this package's build: the modules and answers that `index.ts` points to. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assemble, BUILD_KINDS, emitWasm } from '@sigil-alloc/ir';
import { prebuilt } from './index.js';
import { layoutTable } from './layout-table.js';
import { conformer } from './prelude.js';

mkdirSync(new URL('.', prebuilt()), { recursive: true });
for (const build of BUILD_KINDS) {
  const module = assemble(conformer, { build });
  const wasm = fileURLToPath(prebuilt(build));
  writeFileSync(wasm, emitWasm(module));
  writeFileSync(wasm.replace(/\.wasm$/, '.answers.json'), `${JSON.stringify(conformer.answers({ build }), null, 2)}\n`);
  module.dispose();
}
writeFileSync(new URL('tlsf-rc.layout.json', prebuilt()), `${JSON.stringify(layoutTable, null, 2)}\n`);
