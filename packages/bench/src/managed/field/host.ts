/** What engines manage themselves. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import binaryen from 'binaryen';
import binaryenPackage from 'binaryen/package.json' with { type: 'json' };
import { programFile } from '../../paths.js';
import type { ManagedContender } from '../contender.js';

export const javascript: ManagedContender = {
  name: 'javascript',
  what: 'objects of JavaScript classes',
  isOurs: false,
  home: 'engine',
  version: async () => "the engine's",
  prepare: async () => programFile('objects.js'),
};

const FEATURES =
  binaryen.Features.MVP |
  binaryen.Features.MutableGlobals |
  binaryen.Features.SignExt |
  binaryen.Features.ReferenceTypes |
  binaryen.Features.GC;

export const wasmgc: ManagedContender = {
  name: 'wasmgc',
  what: 'structs of WebAssembly with garbage collection, by hand, Binaryen -O3',
  isOurs: false,
  home: 'engine',
  needs: 'wasm-gc',
  version: async () => `Binaryen ${binaryenPackage.version}`,
  prepare: async (folder) => {
    const module = binaryen.parseText(await readFile(programFile('objects.wat'), 'utf8'));
    module.setFeatures(FEATURES);
    binaryen.setOptimizeLevel(3);
    binaryen.setShrinkLevel(0);
    module.optimize();
    const file = join(folder, 'objects.wasm');
    await writeFile(file, module.emitBinary());
    module.dispose();
    return file;
  },
};
