/** Ours: lowered to QBE, linked with the shim. */
import { join } from 'node:path';
import { buildExecutable, findToolchain, lower } from '@sigil-alloc/qbe-lower';
import { type Contender, writeWorker } from '../contender.js';
import { firstLine } from './first-line.js';

export const sigil: Contender = {
  name: 'sigil',
  what: 'wasm -> qbe-lower -> qbe -> cc',
  version: async () => {
    const { qbe, cc } = await findToolchain();
    return `${qbe.includes('.toolchain') ? 'qbe from .toolchain' : 'qbe from the system'}, ${await firstLine(cc, ['--version'])}`;
  },
  prepare: async ({ program, module }, folder) => {
    const worker = await writeWorker(program, folder);
    const out = join(folder, 'sigil');
    const { ssa } = lower(module, { name: program.name });
    await buildExecutable({ ssa, conformer: 'bump', cSources: [worker], out });
    return [out];
  },
};
