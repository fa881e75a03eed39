/** The wasm that contenders start from: Binaryen's -O3 of the committed module, linked with bump where it imports the contract. */
import { readFile } from 'node:fs/promises';
import { conformer } from '@sigil-alloc/bump/prelude';
import { link, optimize } from '@sigil-alloc/ir';
import binaryen from 'binaryen';
import type { Program } from './catalogue.js';
import { kernelWasm } from './paths.js';

const FEATURES = binaryen.Features.MVP | binaryen.Features.BulkMemory | binaryen.Features.BulkMemoryOpt;

export interface OptimizedProgram {
  readonly program: Program;
  /** the caller's to dispose */
  readonly module: binaryen.Module;
  readonly wasm: Uint8Array;
}

export async function optimizedProgram(program: Program): Promise<OptimizedProgram> {
  const module = binaryen.readBinary(await readFile(kernelWasm(program.name)));
  module.setFeatures(FEATURES);
  if (program.isLinked) {
    const linked = link(module, conformer);
    return { program, module: linked, wasm: linked.emitBinary() };
  }
  // wasm-ld puts nothing below 1024.
  optimize(module, { level: 'speed', isLowMemoryUnused: true });
  return { program, module, wasm: module.emitBinary() };
}
