/** Ours, called as a compiler would that knows who owns what. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emitWasm, link } from '@sigil-alloc/ir';
import { conformer } from '@sigil-alloc/tlsf-rc/prelude';
import binaryenPackage from 'binaryen/package.json' with { type: 'json' };
import type { ManagedContender } from '../contender.js';
import { countedProgram } from '../kernels/program.js';

const ours = (edges: 'visitor' | 'tables', name: string, what: string): ManagedContender => ({
  name,
  what,
  isOurs: true,
  home: 'linear',
  version: async () => `Binaryen ${binaryenPackage.version}`,
  prepare: async (folder) => {
    const linked = link(countedProgram(edges), conformer);
    const file = join(folder, 'kernels.wasm');
    await writeFile(file, emitWasm(linked));
    linked.dispose();
    return file;
  },
});

export const sigil = ours(
  'visitor',
  'sigil',
  'ours, linked; references moved; the program tells its edges by a function',
);
export const sigilTables = ours('tables', 'sigil-tables', 'the same; the program tells its edges by layout tables');
