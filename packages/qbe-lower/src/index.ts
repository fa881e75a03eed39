export type { LoweredExport, LoweredImport } from './describe.js';
export { LowerError } from './errors.js';
export { mangle, mangleImport } from './mangle.js';
export { type Lowered, type LowerOptions, lower } from './module.js';
export * from './native.js';
export type { Target } from './target.js';
export * from './toolchain/index.js';
