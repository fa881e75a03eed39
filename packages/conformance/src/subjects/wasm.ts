/** The subject that runs a wasm module in this process. */
import { instantiate } from '@sigil-alloc/host';
import { type Subject, SurfaceError } from '../subject.js';
import { exportsSubject } from './exports.js';
import { asSubjectError, type ConformerExports, surfaceOf } from './wasm-surface.js';

export interface WasmSubjectOptions {
  /** for reports; `wasm` if absent */
  readonly name?: string;
  /** what the module imports, if it imports anything */
  readonly imports?: WebAssembly.Imports;
  /** how long a list of ops may take before it counts as hanging: HangError; for ever if absent */
  readonly patienceSeconds?: number;
}

/** A subject for a conformer's wasm. Throws SurfaceError when exports are missing or of other types. */
export function wasmSubject(
  wasm: Uint8Array,
  { name = 'wasm', imports = {}, patienceSeconds }: WasmSubjectOptions = {},
): Subject {
  const { problems, functions } = surfaceOf(wasm, name);
  if (problems.length > 0) throw new SurfaceError(name, problems);
  const open = (maxPages: number): ConformerExports =>
    // the surface was checked just now
    asSubjectError(name, () => instantiate(wasm, imports, { maxPages })).exports as unknown as ConformerExports;
  return exportsSubject({
    name,
    backend: 'wasm',
    functions,
    open,
    ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
  });
}
