/** The door of the suite: op scripts, subjects, laws, verdicts. */
export * from './answers.js';
export {
  type CheckOptions,
  checkConformer,
  DEFAULT_OPS,
  type Progress,
  type SubjectFactory,
  sameAddresses,
  verdictExitStatus,
} from './check.js';
export { type CompareOptions, compareSubjects, type Difference } from './compare.js';
export { type ConformanceTestsOptions, conformanceTests, type TestRunner } from './conformance-tests.js';
export * from './edge-sizes.js';
export {
  type Footprint,
  type FootprintOptions,
  type FootprintSample,
  measureFootprint,
} from './footprint.js';
export { furtherFunctions } from './functions.js';
export * from './further-op.js';
export { laws, managedLaws } from './laws/index.js';
export { type Law, type LawContext, LawRun, type LawTerms } from './laws/law.js';
export * from './object-op.js';
export { OBJECT_TYPES, type ObjectType, typeTable } from './object-types.js';
export * from './op.js';
export { patternByte } from './pattern.js';
export { failureText, verdictText } from './report.js';
export { type LawOutcome, runLaw } from './run-law.js';
export { parseScript, type Replay, replayScript, ScriptError } from './script.js';
export { openSession, Session, type SessionOptions } from './session.js';
export { ShadowHeap } from './shadow.js';
export * from './subject.js';
export { type ExportsSubjectOptions, exportsSubject } from './subjects/exports.js';
export { type NativeSubjectOptions, nativeSubject } from './subjects/native.js';
export { type WasmSubjectOptions, wasmSubject } from './subjects/wasm.js';
export type { ConformerExports, CoreFunction } from './subjects/wasm-surface.js';
export * from './verdict.js';
export { Violation } from './violation.js';
