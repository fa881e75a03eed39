/** The same wasm in this Node. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contender } from '../contender.js';
import { nodeWorker } from '../paths.js';

export const node: Contender = {
  name: 'node',
  what: 'wasm in Node, warm',
  version: async () => `node ${process.version}, V8 ${process.versions.v8}`,
  prepare: async ({ program, wasm }, folder) => {
    const file = join(folder, `node-${program.name}.wasm`);
    await writeFile(file, wasm);
    return [process.execPath, nodeWorker, file];
  },
};
