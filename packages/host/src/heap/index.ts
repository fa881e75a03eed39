/** The door of typed heaps: no Binaryen, and nothing that only Node has. */
export type {
  AllocatorWorld,
  HeapWorld,
  HeapWorlds,
  InspectionWorld,
  StatisticsWorld,
  TrapKind,
} from '@sigil-alloc/wit';
export { HostError } from '../errors.js';
export { type Build, heapDoor, type InstantiateOptions, type Modules, requireBuild } from './door.js';
export { fromBase64, fromDeflated } from './embedded.js';
export { HeapOptionError, OutOfMemoryError, type Pages, TrapError } from './errors.js';
export { type HeapFace, type HeapWith, openHeap } from './open.js';
export type { MemoryOptions } from './options.js';
