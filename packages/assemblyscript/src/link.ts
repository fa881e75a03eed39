/**
 * One module of a compiled program and its runtime.
 *
 *   in     what asc 0.9.4 made with our runtime entry: imports `__alloc` and its like from `rt`, exports where its heap may
 *          begin, its type information and the walk over members
 *   out    no such imports; of managed objects, the exports that the runtime's name stands for; the program's own exports
 */
import { type LinkOptions, link as linkModule, OptionError } from '@sigil-alloc/ir';
import { type RuntimeName, runtimeNames } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { CompiledProgramError } from './errors.js';

/** A conformer with the worlds of managed objects, or a runtime of one's own. */
export type Runtime = Parameters<typeof linkModule>[1];

export interface LinkAssemblyScriptOptions extends LinkOptions {
  /** what the host sees of managed objects. Default `full` */
  readonly runtime?: RuntimeName;
}

const HEAP_BASE = '__heap_base';
/** What our entry exports of every program, and asc's own runtimes of none. */
const ENTRY_EXPORTS = [HEAP_BASE, '__rtti_base', '__visit_members'];

/**
 * @param compiled a module compiled by asc 0.9.4 with `runtimeEntry`
 * @throws CompiledProgramError for another module; LinkError, OptionError
 */
export function linkAssemblyScript(
  compiled: Uint8Array,
  runtime: Runtime,
  options: LinkAssemblyScriptOptions = {},
): Uint8Array {
  requireCompiled(compiled);
  const shown = requireRuntime(options.runtime ?? 'full');
  const linked = linkModule(binaryen.readBinary(compiled), runtime, { ...options, runtime: shown });
  try {
    linked.removeExport(HEAP_BASE);
    linked.runPasses(['remove-unused-module-elements']);
    return linked.emitBinary();
  } finally {
    linked.dispose();
  }
}

function requireRuntime(name: RuntimeName): RuntimeName {
  if (runtimeNames.includes(name)) return name;
  throw new OptionError(`runtime is one of ${runtimeNames.join(', ')}; got ${String(name)}`);
}

/** Binaryen does not come back from a module that it cannot read, so the engine looks at it first. */
function requireCompiled(compiled: Uint8Array): void {
  const bytes = compiled as Uint8Array<ArrayBuffer>;
  if (!WebAssembly.validate(bytes)) throw new CompiledProgramError('it is no valid WebAssembly module');
  const names = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);
  const missing = ENTRY_EXPORTS.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new CompiledProgramError(`it does not export ${missing.join(', ')}`);
}
