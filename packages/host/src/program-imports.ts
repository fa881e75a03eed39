/**
 * What a linked program may import: WASI preview 1, and `env.abort` of AssemblyScript.
 *
 * The table holds what both backends have. On wasm, Node's own WASI has more; a native executable does not. Types are
 * compared, because neither a JavaScript function nor a linker would notice another one.
 */
import { importSignatures, spellSignature } from './binary.js';
import { ImportSignatureError, MissingImportError } from './errors.js';
import { WASI_MODULE } from './wasi.js';

const PORTABLE_IMPORTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  env: { abort: '(i32, i32, i32, i32) -> ()' },
  [WASI_MODULE]: {
    args_get: '(i32, i32) -> i32',
    args_sizes_get: '(i32, i32) -> i32',
    clock_res_get: '(i32, i32) -> i32',
    clock_time_get: '(i32, i64, i32) -> i32',
    environ_get: '(i32, i32) -> i32',
    environ_sizes_get: '(i32, i32) -> i32',
    fd_close: '(i32) -> i32',
    fd_fdstat_get: '(i32, i32) -> i32',
    fd_prestat_dir_name: '(i32, i32, i32) -> i32',
    fd_prestat_get: '(i32, i32) -> i32',
    fd_read: '(i32, i32, i32, i32) -> i32',
    fd_seek: '(i32, i64, i32, i32) -> i32',
    fd_write: '(i32, i32, i32, i32) -> i32',
    proc_exit: '(i32) -> ()',
    random_get: '(i32, i32) -> i32',
    sched_yield: '() -> i32',
  },
};

const portableSignature = (module: string, field: string): string | undefined => PORTABLE_IMPORTS[module]?.[field];

/** Throws ImportSignatureError for a function both backends have under another type. */
export function checkImportSignatures(wasm: Uint8Array): void {
  for (const { module, field, signature } of importSignatures(wasm)) {
    const expected = portableSignature(module, field);
    const actual = spellSignature(signature);
    if (expected !== undefined && actual !== expected) throw new ImportSignatureError(module, field, actual, expected);
  }
}

/** Throws MissingImportError for what a native executable does not have, and ImportSignatureError as above. */
export function checkPortableImports(module: WebAssembly.Module, wasm: Uint8Array): void {
  const missing = WebAssembly.Module.imports(module).filter(
    ({ module, name, kind }) => kind !== 'function' || portableSignature(module, name) === undefined,
  );
  if (missing.length > 0) {
    throw new MissingImportError(missing.map(({ module, name, kind }) => ({ module, field: name, kind })));
  }
  checkImportSignatures(wasm);
}
