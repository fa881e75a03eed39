/** The door of the library for managed objects: no Binaryen, and nothing that only Node has. */
export type { TypeInfo } from './catalog.js';
export {
  arrayOf,
  type ClassOptions,
  classOf,
  type Declaration,
  mapOf,
  setOf,
  staticArrayOf,
  type Types,
  typedArrayOf,
} from './declare.js';
export { type DescribeOptions, describe, describedBytes } from './describe.js';
export {
  BadReferenceError,
  DeclarationError,
  MissingExportsError,
  ObjectsError,
  ReleasedError,
  UnknownTypeError,
  ValueError,
  WrongTypeError,
} from './errors.js';
export { type HookOptions, ObjectHooks } from './hooks.js';
export type { DeepValue, Input, NameOf, Ref, RefOf, SlotInput, SlotValue, Value } from './infer.js';
export { type LeakTextOptions, leakText } from './leak-text.js';
export {
  type Keeper,
  type LeakedCycle,
  type LeakedObject,
  type LeakOptions,
  type LeakReport,
  leakReport,
  pathTo,
  type Share,
} from './leaks.js';
export { Objects, type ObjectsOptions } from './objects.js';
export type { Pin, Weak } from './pin.js';
export type { Plain } from './plain.js';
export { OpaqueObject } from './read.js';
export type { Exporting } from './runtime.js';
export { type SiteOptions, type Sites, traceSites } from './sites.js';
export type { Staleness, View } from './view.js';
