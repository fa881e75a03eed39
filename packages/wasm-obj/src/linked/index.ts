/** Second door, for tests: what stands in an object, and an object as a module that runs. */
export { linkAlone, type Places, UNUSED_MALLOC } from './link-alone.js';
export { type ObjectParts, objectText, readObject } from './read-object.js';
export { findWasmLd, linkAt, linkWith, type Outcome } from './wasm-ld.js';
