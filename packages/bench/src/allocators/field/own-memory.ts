/** A module of ours that takes the part of a peer: as wasm, with a memory that begins as the program's. */
import { emitWasm } from '@sigil-alloc/ir';
import type binaryen from 'binaryen';
import { MAX_PAGES, MEMORY } from '../program.js';

/** @param module disposed */
export function withMemory(module: binaryen.Module, initialPages: number): Uint8Array {
  module.setMemory(initialPages, MAX_PAGES, null, [], false, false, MEMORY);
  const wasm = emitWasm(module);
  module.dispose();
  return wasm;
}
