/** What the C compiler makes of the kernel's source, without wasm in between. */
import { join } from 'node:path';
import { findCc, runTool } from '@sigil-alloc/qbe-lower/toolchain';
import { C_FLAGS, type Contender, writeWorker } from '../contender.js';
import { kernelSource } from '../paths.js';
import { firstLine } from './first-line.js';

export const cCompiler: Contender = {
  name: 'cc',
  what: 'the C source -> cc -O2, 64-bit pointers',
  version: () => firstLine(findCc().cc, ['--version']),
  prepare: async ({ program }, folder) => {
    const { cc, ccArguments } = findCc();
    const out = join(folder, 'cc');
    const worker = await writeWorker(program, folder);
    await runTool(cc, [...ccArguments, ...C_FLAGS, worker, kernelSource(program.name), '-lm', '-o', out]);
    return [out];
  },
};
