/**
 * The layout as data, for walkers outside: written by the package's build beside the prebuilt modules, so that whoever
 * walks a heap needs neither the builder nor a copy of an offset by hand.
 */
import type { Field } from '@sigil-alloc/ir';
import { GRANULE_LOG2, LINEAR_LOG2, SECOND_LEVEL_LOG2 } from './constants.js';
import {
  Block,
  CHUNK,
  Chunk,
  cacheLists,
  FIRST_BLOCK_OFFSET,
  FREE,
  Frame,
  firstInChunkBytes,
  HEAP_BYTES,
  Heap,
  headerBytes,
  Label,
  LEFT_FREE,
  lists,
  PAYLOAD_OFFSET,
  Pool,
  SCOPED,
  TAGS,
} from './layout.js';
import { Kind } from './seal.js';

const offsets = ({ FIELDS }: { readonly FIELDS: readonly Field<'ptr' | 'u32'>[] }): Readonly<Record<string, number>> =>
  Object.fromEntries(FIELDS.map(({ name, offset }) => [name, offset]));

/** Offsets and sizes are in bytes. A public format, version 1. */
export const layoutTable = {
  version: 1,
  block: offsets(Block),
  pool: offsets(Pool),
  chunk: offsets(Chunk),
  frame: offsets(Frame),
  heap: offsets(Heap),
  /** from a block's address back to its label, in builds that have labels */
  labelBytes: Label.SIZE_BYTES,
  /** requested sizes from here on say what else the block is */
  leastKind: Math.min(...Object.values(Kind)),
  lists: { offset: lists.offset, count: lists.count },
  cacheLists: { offset: cacheLists.offset, count: cacheLists.count },
  tags: { all: TAGS, free: FREE, leftFree: LEFT_FREE, scoped: SCOPED, chunk: CHUNK },
  payloadOffset: PAYLOAD_OFFSET,
  firstPoolOffset: HEAP_BYTES,
  firstBlockOffset: FIRST_BLOCK_OFFSET,
  firstInChunk: { unlabelled: firstInChunkBytes(false), labelled: firstInChunkBytes(true) },
  headerBytes: { unlabelled: headerBytes(false), labelled: headerBytes(true) },
  classes: { granuleLog2: GRANULE_LOG2, linearLog2: LINEAR_LOG2, secondLevelLog2: SECOND_LEVEL_LOG2 },
} as const;

export type LayoutTable = typeof layoutTable;
