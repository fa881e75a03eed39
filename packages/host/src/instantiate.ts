/**
 * Bytes to a running instance, with every refusal under its own name before the engine would word it.
 */
import { memoryLimits, withMaximum } from './binary.js';
import { MemoryCapError, MissingImportError, NotWasmError } from './errors.js';

export interface Instance {
  readonly exports: WebAssembly.Exports;
  readonly memory: WebAssembly.Memory;
}

export interface CompileOptions {
  /** Cap on linear memory, in pages of 64 KiB; the module's own maximum stays where it is smaller. */
  readonly maxPages?: number;
}

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** Compiles a binary. Throws NotWasmError, or MemoryCapError when the cap is below the initial memory. */
export function compile(wasm: Uint8Array, { maxPages }: CompileOptions = {}): WebAssembly.Module {
  if (MAGIC.some((byte, position) => wasm[position] !== byte)) {
    throw new NotWasmError('it does not begin with the bytes 00 61 73 6d');
  }
  const module = compileBytes(wasm);
  if (maxPages === undefined) return module;
  const limits = memoryLimits(wasm);
  if (limits && limits.initialPages > maxPages) throw new MemoryCapError(limits.initialPages, maxPages);
  return compileBytes(withMaximum(wasm, maxPages));
}

function compileBytes(wasm: Uint8Array): WebAssembly.Module {
  try {
    return new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw new NotWasmError(error.message.replace(/^WebAssembly\.Module\(\): /, ''));
  }
}

/** Throws MissingImportError naming all that the module imports and `imports` does not hold. */
export function checkImports(module: WebAssembly.Module, imports: WebAssembly.Imports): void {
  const missing = WebAssembly.Module.imports(module).filter(
    ({ module, name }) => imports[module]?.[name] === undefined,
  );
  if (missing.length === 0) return;
  throw new MissingImportError(missing.map(({ module, name, kind }) => ({ module, field: name, kind })));
}

/**
 * Compiles and instantiates a module that exports its memory: a conformer, or a program linked with one.
 * A trap of its start function or of its segments is the engine's own error; see trapOf.
 */
export function instantiate(
  wasm: Uint8Array,
  imports: WebAssembly.Imports = {},
  options: CompileOptions = {},
): Instance {
  const module = compile(wasm, options);
  checkImports(module, imports);
  const { exports } = new WebAssembly.Instance(module, imports);
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new NotWasmError('it exports no memory named "memory"');
  return { exports, memory };
}
