/** The core module of a component: a conformer's module, its functions exported by their canonical names as well. */
import { CABI_REALLOC, canonicalName, MEMORY_EXPORT } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { ComponentError } from './errors.js';
import type { Interfaces } from './interfaces.js';

/** What follows the four bytes of magic in a component: the version of its encoding, and that it is no core module. */
const COMPONENT_PREAMBLE = [0x0d, 0x00, 0x01, 0x00];
const MAGIC_BYTES = 4;

/** Whether bytes begin as a component does. */
export const isComponent = (bytes: Uint8Array): boolean =>
  COMPONENT_PREAMBLE.every((byte, index) => bytes[MAGIC_BYTES + index] === byte);

export interface ModuleExports {
  readonly functions: ReadonlySet<string>;
}

/** @throws ComponentError for what is no module, or none that can stand alone in a component */
export function readExports(wasm: Uint8Array): ModuleExports {
  const module = compiled(wasm);
  const imports = WebAssembly.Module.imports(module).map(({ module, name }) => `${module}.${name}`);
  if (imports.length > 0)
    throw new ComponentError(
      `the module imports ${imports.join(', ')}: whom a conformer calls in the middle of its work may call back, and a component cannot be entered twice; build without hooks`,
    );
  const exports = WebAssembly.Module.exports(module);
  const functions = new Set(exports.filter(({ kind }) => kind === 'function').map(({ name }) => name));
  const lacks = [
    ...(exports.some(({ name, kind }) => name === MEMORY_EXPORT && kind === 'memory') ? [] : ['memory']),
    ...(functions.has(CABI_REALLOC) ? [] : [CABI_REALLOC]),
  ];
  if (lacks.length > 0) throw new ComponentError(`the module does not export ${lacks.join(', ')}`);
  return { functions };
}

function compiled(wasm: Uint8Array): WebAssembly.Module {
  try {
    return new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw new ComponentError(`not a WebAssembly module: ${error.message.replace(/^WebAssembly\.Module\(\): /, '')}`);
  }
}

/** The module with one export more for each function of the interfaces. */
export function withCanonicalNames(wasm: Uint8Array, interfaces: Interfaces): Uint8Array {
  const module = binaryen.readBinary(wasm);
  try {
    for (const fn of [...interfaces.values()].flat()) {
      const { value } = binaryen.getExportInfo(module.getExport(fn.linkName));
      module.addFunctionExport(value, canonicalName(fn));
    }
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}
