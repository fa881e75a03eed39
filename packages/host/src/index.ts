/** The door of the wasm host: instantiate a conformer, run a program, name a trap. */
export {
  exportSignature,
  type MemoryLimits,
  memoryLimits,
  type Signature,
  withMaximum,
} from './binary.js';
export {
  EntrySignatureError,
  HostError,
  type ImportName,
  ImportSignatureError,
  MemoryCapError,
  MissingImportError,
  NoEntryError,
  NoMemoryError,
  NotWasmError,
} from './errors.js';
export { type CompileOptions, checkImports, compile, type Instance, instantiate } from './instantiate.js';
export { checkImportSignatures, checkPortableImports } from './program-imports.js';
export { type Entry, findEntry, type RunOptions, runProgram } from './run.js';
export { type Trap, trapKindOf, trapOf } from './trap.js';
