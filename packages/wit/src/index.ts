export type { Answers } from './answers.js';
export { type BlockKind, blockKindNumber, blockKindSentence, blockKinds } from './block-kinds.js';
export { canonicalName, interfaceId, newCanonicalName } from './canonical-abi.js';
export * from './contract.js';
export { ContractError, WitSyntaxError } from './errors.js';
export * from './generated/heap.js';
export type { ArtefactKind, Manifest, ManifestFile } from './manifest.js';
export { DEFAULT_HEAP_BASE, MAX_PAGES, PAGE_BYTES } from './memory.js';
export { CONFORMER_NAME, camelCase, linkName, snakeCase, upperSnakeCase } from './names.js';
export { OWNS_MALLOC, RUNTIME_FUNCTIONS } from './process-bounds.js';
export { readWit } from './reader.js';
export { cHeaderName } from './render/c-header.js';
export { IMPORT_MODULE } from './render/wat-imports.js';
export { RTTI_BASE, type RuntimeExport, type RuntimeName, runtimeExports, runtimeNames } from './runtimes.js';
export {
  type ContractFunction,
  type ContractParam,
  type ContractType,
  type CoreType,
  coreSignature,
  type Surface,
  surfaceOf,
} from './surface.js';
export {
  TRAP_EXIT_STATUS,
  type TrapReport,
  trapKinds,
  trapLine,
  trapName,
  trapNumber,
  trapSentence,
} from './traps.js';
