/** Subjects of bump for the tests of this package, one per build and backend. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nativeSubject, type Subject, wasmSubject } from '@sigil-alloc/conformance';
import { type AssembleOptions, assemble, type BuildKind, emitWasm } from '@sigil-alloc/ir';
import { buildArchive, lower } from '@sigil-alloc/qbe-lower';
import { conformer } from '../src/prelude.js';

const built = new Map<string, Uint8Array>();

/** Built once a process for the same options. */
export function wasmOf(options: AssembleOptions = {}): Uint8Array {
  const key = JSON.stringify(options);
  const known = built.get(key);
  if (known !== undefined) return known;
  const module = assemble(conformer, options);
  const wasm = emitWasm(module);
  module.dispose();
  built.set(key, wasm);
  return wasm;
}

export const wasmBump = (build: BuildKind): Promise<Subject> => wasmSubject(wasmOf({ build }), { name: 'bump.wasm' });

export async function archiveOf(options: AssembleOptions, folder: string): Promise<string> {
  const module = assemble(conformer, { ...options, heapBase: 'runtime' });
  const { ssa } = lower(module, { name: conformer.name, prefix: `sigil_${conformer.name}_` });
  module.dispose();
  const out = join(folder, `libsigil-bump-${options.build ?? 'fast'}.a`);
  await buildArchive({ ssa, name: conformer.name, conformer: conformer.name, out });
  return out;
}

export async function nativeBump(options: AssembleOptions): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bump-'));
  try {
    return await nativeSubject(await archiveOf(options, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
