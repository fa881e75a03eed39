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
export { Objects, type ObjectsOptions } from './objects.js';
export type { Pin, Weak } from './pin.js';
export type { Plain } from './plain.js';
export { OpaqueObject } from './read.js';
export type { Exporting } from './runtime.js';
export type { Staleness, View } from './view.js';
