/** The same wasm in this Node. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contender } from '../contender.js';

const WORKER = fileURLToPath(new URL('../node-worker.js', import.meta.url));

export const node: Contender = {
  name: 'node',
  what: 'wasm in Node, warm',
  version: async () => `node ${process.version}, V8 ${process.versions.v8}`,
  prepare: async ({ program, wasm }, folder) => {
    const file = join(folder, `node-${program.name}.wasm`);
    await writeFile(file, wasm);
    return [process.execPath, '--no-warnings', WORKER, file];
  },
};
