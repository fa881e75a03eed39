export { ascStubWorld, ascWorld } from './asc.js';
export { assemble, assembleFunctions, emitNamedWasm, emitText, emitWasm } from './assemble.js';
export { type AnswersOptions, type Conformer, offeredWorlds, type Surface, type WorldSurface } from './conformer.js';
export { requireConformer } from './conformer-check.js';
export { type EmitIntoOptions, type Emitted, emitInto } from './emit-into.js';
export { BuildError, LinkError, OptionError, RuntimeModuleError } from './errors.js';
export * from './expressions.js';
export { type Callable, fn, type Hook, hook, type Implementation, implement } from './fn.js';
export { type Global, global_ } from './globals.js';
export { buildOptions, heapBase, initialEnd, startWith } from './heap.js';
export { HOOK_NAMES, hasHook, hooksOf } from './hooks.js';
export { bool, type Kind, none, ptr, type ResultKind, u32 } from './kinds.js';
export { Field, type Layout, layout } from './layout.js';
export { type LinkOptions, link, REPORT_EXPORTS } from './link.js';
export {
  copyBytes,
  fillBytes,
  growMemory,
  loadByte,
  loadUnaligned,
  memoryPages,
  storeByte,
  storeUnaligned,
} from './memory.js';
export { hasObjects, headerOfObject, OBJECT_ALIGNMENT_BYTES, ObjectHeader, objectOfHeader } from './objects.js';
export { type OpName, opRow, ops } from './ops.js';
export { inlineHot, optimize } from './optimize.js';
export {
  ADDRESS_SPACE_END,
  type AssembleOptions,
  alignmentFor,
  BUILD_KINDS,
  type BuildKind,
  type BuildOptions,
  chosenWorlds,
  type FeatureSet,
  NAME_STYLES,
  type NameStyle,
  OPTIMIZATIONS,
  type Optimization,
} from './options.js';
export { isOwnRuntime, type OwnRuntime, offerOf, ownRuntime } from './own-runtime.js';
export type { HeapBaseGlobal, PreludeOptions } from './prelude-module.js';
export { type HeapBaseOfText, type PreludeTextOptions, preludeText } from './prelude-text.js';
export { type HeapBounds, heapBoundsOf, IMPORT_MODULES, importedFunctions, memoryOf } from './program.js';
export { assign, check, drop, isChecked, let_, loop, ret, trap, when } from './statements.js';
export { Local, type Operand, Val } from './value.js';
