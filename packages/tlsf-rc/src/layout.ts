/**
 * What lies where. The heap, seen from afar:
 *
 *     heapBase                                     end of pool 1                  pool 2 (only if somebody else
 *     |                                            |                              | grew memory between)
 *     v                                            v                              v
 *     +------+------+-------+-------+------+- - - -+---+..........................+------+-------+- - -+---+
 *     | Heap | Pool | block | block | free | block | S |         not ours         | Pool | block | . . | S |
 *     +------+------+-------+-------+------+- - - -+---+..........................+------+-------+- - -+---+
 *
 * A pool is blocks without gaps, then a sentinel S, the header of a used block of size 0. What is free at the end of the
 * last pool is the wilderness: it is in no list, and is cut only when no listed block suffices. A block, seen from near;
 * its address is 8 below its payload:
 *
 *     address   +4           payload (address + 8, a multiple of 16)      address + size
 *     v         v            v                                            v
 *     | left    | size, tags | next free | prev free | . . .              | left    | size, tags |
 *     |<-------------------- of the block to the left, unless that is free -->|
 *
 * So a used block pays 4 bytes, its header word: the `left` word before it is the last of its left neighbour's payload,
 * and says where that block begins only while it is free. Sizes are multiples of 16, counted from header to header.
 *
 * A scope has chunks, used blocks that hold smaller ones without gaps; the newest chunk is filled up to `cursor`:
 *
 *     chunk                                                    cursor              limit
 *     v                                                        v                   v
 *     | left | size, tags | Chunk | block | Frame | block | .. |                   | left | size, tags |
 *
 * What is left of the block that small requests are cut from is the remnant, used as far as its neighbours can see
 * (`remnant.ts`). It has no header but while somebody walks the heap; in check and audit builds neither has the wilderness.
 *
 * In check and audit builds every block, in a pool or in a chunk, has a `Label` directly before its address, so that its
 * overhead is 16 bytes instead of 4, and behind a live payload lies a guard.
 *
 * Between calls:
 *
 *   I1  blocks of a pool lie without gaps from firstBlock(pool) to its sentinel; sizes are multiples of 16
 *   I2  no two neighbours are both free
 *   I3  b is free  <=>  its right neighbour has the tag LEFT_FREE, and then right.left = b
 *   I4  b is free and not the wilderness  <=>  b is in the list of its class, once; lists are linked both ways
 *   I5  a bit of a second-level map is set  <=>  its list is not empty; of the first level  <=>  its map is not 0
 *   I6  the wilderness is the free block at the end of the last pool in use, or its sentinel; the remnant is a used block
 *       from `remnant` to `remnantEnd`, or both are 0
 *   I7  pools ascend, apart from each other: pool < first <= reach <= end, in linear memory; reach = sentinel
 *   I8  a cached block is used, not of a scope, of the size of its list, in no list twice; all are its bound less `room`
 *   I9  chunks: from the first block in a chunk, sizes lead exactly to its top; top and cursor lie within it
 *   I10 frames descend from `scope`, each in its chunk, and only while one is open is `plain` 0
 *   I11 blocks of a scope with a place of their own are linked both ways from its frame, used and tagged
 *   I12 check and audit builds: every block's label is sealed, and every guard is whole
 *   I13 builds that count: live bytes and blocks are those that a walk finds, without the runtime's own
 *
 * What holds of managed objects, `object.ts` says.
 */
import {
  add,
  and,
  eq,
  Field,
  isChecked,
  layout,
  ne,
  type Operand,
  ptr,
  roundUp,
  shl,
  sub,
  u32,
  type Val,
} from '@sigil-alloc/ir';
import { CACHE_LIST_COUNT, CLASS_COUNT, FIRST_LEVEL_COUNT, GRANULE_BYTES } from './constants.js';

/** A block; its payload begins at `nextFree`. */
export const Block = layout('Block', {
  /** the left neighbour, while that is free */
  left: ptr,
  /** bytes to the right neighbour; the low four bits are tags */
  sizeAndTags: u32,
  /** free blocks: their neighbours in the list of their class, 0 for none. `nextFree` links cached blocks as well */
  nextFree: ptr,
  prevFree: ptr,
});

export const PAYLOAD_OFFSET = Block.nextFree.offset;

/** The block is free. In a chunk: it was freed, and its place is had again when the scope ends. */
export const FREE = 1;
/** The block to the left is free. */
export const LEFT_FREE = 2;
/** The block was made in a scope. */
export const SCOPED = 4;
/** In a pool: a chunk, or with SCOPED a block of a scope with a place of its own. In a chunk: a frame. */
export const CHUNK = 8;
export const TAGS = GRANULE_BYTES - 1;
const SIZE_MASK = 0xffff_fff0;

export const sizeIn = (word: Operand<'u32'>): Val<'u32'> => and(word, SIZE_MASK);
export const wordOf = (block: Operand<'ptr'>): Val<'u32'> => Block.sizeAndTags.of(block);
export const sizeOf = (block: Operand<'ptr'>): Val<'u32'> => sizeIn(wordOf(block));
export const hasTag = (word: Operand<'u32'>, tag: number): Val<'bool'> => ne(and(word, tag), 0);
export const lacksTag = (word: Operand<'u32'>, tag: number): Val<'bool'> => eq(and(word, tag), 0);
/** Whether the header word of a block in a pool says that it is a scope's, with a place of its own. */
export const isApart = (word: Operand<'u32'>): Val<'bool'> => eq(and(word, SCOPED | CHUNK), SCOPED | CHUNK);
export const payloadOf = (block: Operand<'ptr'>): Val<'ptr'> => add(block, PAYLOAD_OFFSET);
export const blockOf = (payload: Operand<'ptr'>): Val<'ptr'> => sub(payload, PAYLOAD_OFFSET);

/** Check and audit builds: directly before a block's address. */
export const Label = layout('Label', {
  /** bytes asked for, or what else the block is (`seal.ts`) */
  requested: u32,
  /** a function of the block's address and its other words */
  seal: u32,
});

/** Bytes behind a live payload of check builds that nobody may write. */
export const GUARD_BYTES = 4;

/** From the end of the left neighbour's payload to the start of the block's own. */
export const headerBytes = (checked: boolean): number => PAYLOAD_OFFSET - (checked ? -Label.SIZE_BYTES : 4);
/** Beside the payload, before rounding. */
export const overheadBytes = (checked: boolean): number => headerBytes(checked) + (checked ? GUARD_BYTES : 0);
/** Bytes of a block for a payload of `size`, at most MOST_REQUESTED_BYTES. */
export const bytesFor = (size: Operand<'u32'>): Val<'u32'> =>
  roundUp(add(size, overheadBytes(isChecked())), GRANULE_BYTES);

/** Room for the header and both links. */
export const leastBlockBytes = (checked: boolean): number =>
  Math.ceil((headerBytes(checked) + Block.SIZE_BYTES - PAYLOAD_OFFSET) / GRANULE_BYTES) * GRANULE_BYTES;

/** At the start of every pool. Each of its ends is where a sentinel stands or would stand. */
export const Pool = layout('Pool', {
  /** where it ends after free-all */
  initial: ptr,
  /** where it ends now */
  reach: ptr,
  /** where it can end without growing memory */
  end: ptr,
  /** the pool above it, 0 for none */
  next: ptr,
});

/** Where the first block of a pool lies; a label fits between. */
export const FIRST_BLOCK_OFFSET = Pool.SIZE_BYTES + 8;
export const firstBlock = (pool: Operand<'ptr'>): Val<'ptr'> => add(pool, FIRST_BLOCK_OFFSET);
/** From the end of the memory of a pool back to its sentinel. */
export const SENTINEL_BYTES = PAYLOAD_OFFSET;

/** At the start of a chunk's payload. */
export const Chunk = layout('Chunk', {
  /** the chunk that was filled before it, 0 for none */
  older: ptr,
  /** where its blocks end, while it is not the newest */
  top: ptr,
});

/** From a chunk to the first block in it. */
export const firstInChunkBytes = (checked: boolean): number =>
  Math.ceil((PAYLOAD_OFFSET + Chunk.SIZE_BYTES + (checked ? Label.SIZE_BYTES : -4)) / GRANULE_BYTES) * GRANULE_BYTES;
export const firstInChunk = (chunk: Operand<'ptr'>): Val<'ptr'> => add(chunk, firstInChunkBytes(isChecked()));

/** The payload of the block that marks where a scope begins. */
export const Frame = layout('Frame', {
  /** the frame of the scope around it, 0 for none */
  outer: ptr,
  /** the newest chunk when the scope was opened: the frame is in it */
  chunk: ptr,
  /** its newest block with a place of its own, 0 for none */
  apart: ptr,
  /** check builds: the handle that was issued for it, never issued twice */
  serial: u32,
  /** builds that count: usable bytes and number of the live blocks of all scopes around it */
  bytes: u32,
  blocks: u32,
});

/** In the last bytes of the payload of a scope's block that has a place of its own. */
export const Apart = layout('Apart', {
  /** the block apart of the same scope that was made before it, 0 for none */
  older: ptr,
  /** the one that was made after it, of the newest the frame: which lies at a multiple of 16, and no block does */
  newer: ptr,
});

/** The links of a scope's block that has a place of its own. */
export const linksOf = (block: Operand<'ptr'>, size: Operand<'u32'>): Val<'ptr'> =>
  sub(add(block, size), headerBytes(isChecked()));

/** A row of equal words in linear memory. */
export class Table<K extends 'ptr' | 'u32'> {
  readonly #entry: Field<K>;
  constructor(
    readonly name: string,
    kind: K,
    readonly offset: number,
    readonly count: number,
  ) {
    this.#entry = new Field(name, kind, offset);
  }
  get endOffset(): number {
    return this.offset + this.count * 4;
  }
  /** The entry of the table in the record at `record`. */
  of(record: Operand<'ptr'>, index: Operand<'u32'>): Val<K> {
    return this.#entry.of(add(record, shl(index, 2)));
  }
  set(record: Operand<'ptr'>, index: Operand<'u32'>, value: Operand<K>): void {
    this.#entry.set(add(record, shl(index, 2)), value);
  }
}

/** At the start of the heap: bitmaps and lists, then what inspection reads. */
export const Heap = layout('Heap', {
  /** bit i: row i of the second level has a list that is not empty */
  firstLevel: u32,
  /** from here on written by `heap-record`, for walkers outside: 1 in builds whose blocks have labels */
  isLabelled: u32,
  /** the globals of `state.ts` */
  pool: ptr,
  wilderness: ptr,
  chunk: ptr,
  cursor: ptr,
  scope: ptr,
  room: u32,
  remnant: ptr,
});

/** Bit i of entry r: list i of row r is not empty. */
export const secondLevel = new Table('secondLevel', u32, Heap.SIZE_BYTES, FIRST_LEVEL_COUNT);
/** First block of the list of a class. */
export const lists = new Table('lists', ptr, secondLevel.endOffset, CLASS_COUNT);
/** First payload of the cached blocks of a size. */
export const cacheLists = new Table('cacheLists', ptr, lists.endOffset, CACHE_LIST_COUNT);

/** From the heap's record to the first pool behind it. */
export const HEAP_BYTES = Math.ceil(cacheLists.endOffset / GRANULE_BYTES) * GRANULE_BYTES;
