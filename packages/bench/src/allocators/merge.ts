/**
 * A peer's module and a program in one: wasm-merge binds the program's imports to the peer's exports and its memory, then
 * Binaryen does to the whole what `link` of @sigil-alloc/ir does to a program with one of ours in it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inlineHot, optimize } from '@sigil-alloc/ir';
import { runTool } from '@sigil-alloc/qbe-lower/toolchain';
import binaryen from 'binaryen';
import type { Goal } from './allocator.js';
import { PAGE_BYTES } from './kernels/parts.js';
import { withLeastPages } from './memory-section.js';
import { IMPORT_MODULE, MEMORY, type Program } from './program.js';

const wasmMerge = join(dirname(createRequire(import.meta.url).resolve('binaryen/package.json')), 'bin', 'wasm-merge');
const FEATURE_FLAGS = ['--enable-bulk-memory', '--enable-sign-ext', '--enable-mutable-globals'];
const FEATURES =
  binaryen.Features.MVP |
  binaryen.Features.MutableGlobals |
  binaryen.Features.SignExt |
  binaryen.Features.BulkMemory |
  binaryen.Features.BulkMemoryOpt;

/** The limits of memory are the peer's. */
const UNBOUNDED = -1;
/** What a C module without a main function calls its constructors; the worker runs it. */
const INITIALIZE = '_initialize';

interface MergeOptions {
  /** nothing is inlined: what is called stays a call */
  readonly staysCalled?: boolean;
}

/**
 * @param program consumed
 * @param peer a module that exports functions of the face and `memory`, of at least the pages of the program's tables
 */
export async function merge(
  program: Program,
  peer: Uint8Array,
  goal: Goal,
  folder: string,
  { staysCalled = false }: MergeOptions = {},
): Promise<Uint8Array> {
  const merged = await mergedBinary(program, peer, folder);
  const module = binaryen.readBinary(withLeastPages(merged, program.initialPages));
  module.setFeatures(FEATURES);
  const kept = new Set([...program.exports, MEMORY, INITIALIZE]);
  const found = Array.from({ length: module.getNumExports() }, (_, i) =>
    binaryen.getExportInfo(module.getExportByIndex(i)),
  );
  for (const { name } of found) if (!kept.has(name)) module.removeExport(name);
  const kernels = found.filter(({ name }) => program.exports.includes(name)).map(({ value }) => value);
  if (goal === 'speed' && !staysCalled) inlineHot(module, { coldFunctions: kernels, build: 'fast' });
  const optimized = goal === 'speed' ? reread(module) : module;
  optimized.runPasses(['strip-producers', 'strip-target-features']);
  // Nothing of any allocator lies below the kernels' tables.
  const coldFunctions = staysCalled ? ['*'] : [];
  optimize(optimized, { level: goal, coldFunctions, isLowMemoryUnused: true });
  const wasm = optimized.emitBinary();
  optimized.dispose();
  return wasm;
}

async function mergedBinary(program: Program, peer: Uint8Array, folder: string): Promise<Uint8Array> {
  const { module, tablesEnd } = program;
  module.removeExport(MEMORY);
  importMemory(module, tablesEnd / PAGE_BYTES);
  const file = (name: string): string => join(folder, name);
  await writeFile(file('program.wasm'), withNames(module));
  await writeFile(file('peer.wasm'), peer);
  const inputs = [file('program.wasm'), 'program', file('peer.wasm'), IMPORT_MODULE];
  await runTool(process.execPath, [wasmMerge, ...inputs, ...FEATURE_FLAGS, '-g', '-o', file('merged.wasm')]);
  return readFile(file('merged.wasm'));
}

/** In place of a memory of its own, of which nothing is left. */
export function importMemory(module: binaryen.Module, pages: number): void {
  module.setMemory(pages, UNBOUNDED, null, [], false, false, MEMORY);
  module.addMemoryImport(MEMORY, IMPORT_MODULE, MEMORY, false);
}

/** Through its binary and back, as `link` does: marks on functions are gone. */
function reread(module: binaryen.Module): binaryen.Module {
  const again = binaryen.readBinary(withNames(module));
  again.setFeatures(FEATURES);
  return again;
}

/** The module as wasm with names; it is disposed. */
function withNames(module: binaryen.Module): Uint8Array {
  binaryen.setDebugInfo(true);
  try {
    return module.emitBinary();
  } finally {
    binaryen.setDebugInfo(false);
    module.dispose();
  }
}
