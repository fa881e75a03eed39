export { interfaceHeader } from './c-header.js';
export type { LoweredExport, LoweredImport } from './describe.js';
export { LowerError } from './errors.js';
export { INTERFACE_VERSION, type InterfaceOptions, interfaceOf, type LoweredInterface } from './interface.js';
export { mangle, mangleImport } from './mangle.js';
export { type Lowered, type LowerOptions, lower } from './module.js';
export {
  type ArchiveOptions,
  buildArchive,
  buildExecutable,
  type CompileOptions,
  compileSsa,
  type ExecutableOptions,
  runtimeDir,
} from './native.js';
export * from './separate.js';
export type { Target } from './target.js';
export * from './toolchain/index.js';
export { TRAP_NAMES_HEADER, trapNamesHeader } from './toolchain/shim.js';
