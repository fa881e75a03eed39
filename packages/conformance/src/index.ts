/** The door of the suite: op scripts, subjects, the shadow heap's verdict. */
export * from './answers.js';
export * from './edge-sizes.js';
export * from './op.js';
export { openSession, Session, type SessionOptions } from './session.js';
export { ShadowHeap, Violation } from './shadow.js';
export * from './subject.js';
export { type WasmSubjectOptions, wasmSubject } from './subjects/wasm.js';
export * from './verdict.js';
