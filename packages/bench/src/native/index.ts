export { type NativeKernel, nativeKernels } from './catalogue.js';
export { compareNative } from './compare.js';
export type { NativeContender } from './contender.js';
export { NATIVE_COLUMNS, nativeCsv } from './csv.js';
export { nativeContenders } from './field/index.js';
export { nativeMarkdown } from './markdown.js';
export { NATIVE_USAGE, type NativeOptions, parseNativeOptions } from './options.js';
export type { NativeResult, NativeRow } from './result.js';
export { nativeTable } from './table.js';
