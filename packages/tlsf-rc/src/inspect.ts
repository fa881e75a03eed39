/**
 * The heap as data: a walk over linear memory from the host, for pictures and figures. It needs the world `inspection`
 * for one call, which says where the heap's record lies, and then only the bytes.
 */

import type { BlockKind } from '@sigil-alloc/wit';
import layout from '#embedded/layout';
import type { LayoutTable } from './layout-table.js';

export const HEAP_PICTURE_VERSION = 1;

export interface HeapBlock {
  /** where its payload begins */
  readonly address: number;
  /** from its header to the next block's */
  readonly bytes: number;
  readonly kind: BlockKind;
  /** check and audit builds, of live blocks: bytes asked for */
  readonly requested?: number;
  /** blocks of a chunk: the chunk's payload */
  readonly chunk?: number;
}

export interface HeapPool {
  readonly start: number;
  /** where its blocks end, and where they could end without growing memory; both up to 2^32 */
  readonly reach: number;
  readonly end: number;
  /** in the order of addresses; those of a chunk follow it */
  readonly blocks: readonly HeapBlock[];
}

/** A public format, version 1. */
export interface HeapPicture {
  readonly version: typeof HEAP_PICTURE_VERSION;
  readonly pools: readonly HeapPool[];
  /** lists that are not empty: the least block size of their class in bytes, and the blocks in them */
  readonly freeLists: readonly { readonly fromBytes: number; readonly blocks: number }[];
  /** cached blocks by their size in bytes */
  readonly cache: readonly { readonly bytes: number; readonly blocks: number }[];
  /** frames of the open scopes, the innermost first */
  readonly scopes: readonly number[];
}

/** A heap that cannot be walked: what was found where. */
export class HeapPictureError extends Error {
  override readonly name = 'HeapPictureError';
}

interface InspectableExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  sigil_heap_record(): number;
}

/**
 * The heap of an instance.
 * @throws HeapPictureError for a heap whose words lead nowhere, or a module that does not offer the world `inspection`
 */
export function inspect(exports: InspectableExports): HeapPicture {
  if (typeof exports.sigil_heap_record !== 'function')
    throw new HeapPictureError(`the module does not export 'sigil_heap_record': build it with the world inspection`);
  const record = exports.sigil_heap_record() >>> 0;
  return inspectMemory(exports.memory.buffer, record);
}

/** The heap in a copy of linear memory, with its record at `record`; 0 is a heap that was never used. */
export function inspectMemory(memory: ArrayBuffer, record: number): HeapPicture {
  if (record === 0) return { version: HEAP_PICTURE_VERSION, pools: [], freeLists: [], cache: [], scopes: [] };
  return new Walker(memory, record, layout).picture();
}

class Walker {
  readonly #words: DataView;
  readonly #isLabelled: boolean;
  readonly #cached = new Map<number, number>();

  constructor(
    memory: ArrayBuffer,
    private readonly record: number,
    private readonly layout: LayoutTable,
  ) {
    this.#words = new DataView(memory);
    this.#isLabelled = this.#state('isLabelled') === 1;
  }

  picture(): HeapPicture {
    const cache = this.#cache();
    return {
      version: HEAP_PICTURE_VERSION,
      pools: this.#pools(),
      freeLists: this.#freeLists(),
      cache,
      scopes: this.#scopes(),
    };
  }

  #word(address: number): number {
    if (address < 0 || address + 4 > this.#words.byteLength)
      throw new HeapPictureError(
        `a word of the heap leads to ${address}, outside of memory (${this.#words.byteLength})`,
      );
    return this.#words.getUint32(address, true);
  }

  #state(name: string): number {
    return this.#word(this.record + this.#offset(this.layout.heap, name));
  }

  #offset(fields: Readonly<Record<string, number>>, name: string): number {
    const offset = fields[name];
    if (offset === undefined) throw new HeapPictureError(`the layout table has no field '${name}'`);
    return offset;
  }

  #field(fields: Readonly<Record<string, number>>, name: string, at: number): number {
    return this.#word(at + this.#offset(fields, name));
  }

  #size(block: number): number {
    const size = (this.#field(this.layout.block, 'sizeAndTags', block) & ~this.layout.tags.all) >>> 0;
    if (size === 0) throw new HeapPictureError(`the block at ${block} has the size 0`);
    return size;
  }

  #has(block: number, tag: number): boolean {
    return (this.#field(this.layout.block, 'sizeAndTags', block) & tag) !== 0;
  }

  /** Payloads in a list, from the address of its first entry on. */
  *#list(entry: number, toPayload: number): Generator<number> {
    const steps = this.#words.byteLength / 16;
    let count = 0;
    for (let at = this.#word(entry); at !== 0; at = this.#field(this.layout.block, 'nextFree', at - toPayload)) {
      if (++count > steps) throw new HeapPictureError(`the list at ${entry} has no end`);
      yield at;
    }
  }

  #cache(): HeapPicture['cache'] {
    const { cacheLists, payloadOffset, classes } = this.layout;
    const lists: { bytes: number; blocks: number }[] = [];
    for (let index = 0; index < cacheLists.count; index++) {
      const payloads = [...this.#list(this.record + cacheLists.offset + index * 4, payloadOffset)];
      for (const payload of payloads) this.#cached.set(payload, index);
      if (payloads.length > 0) lists.push({ bytes: index << classes.granuleLog2, blocks: payloads.length });
    }
    return lists;
  }

  #freeLists(): HeapPicture['freeLists'] {
    const found: { fromBytes: number; blocks: number }[] = [];
    for (let index = 0; index < this.layout.lists.count; index++) {
      const blocks = [...this.#list(this.record + this.layout.lists.offset + index * 4, 0)].length;
      if (blocks > 0) found.push({ fromBytes: this.#leastOfClass(index), blocks });
    }
    return found;
  }

  #leastOfClass(index: number): number {
    const { granuleLog2, linearLog2, secondLevelLog2 } = this.layout.classes;
    const row = index >> secondLevelLog2;
    if (row === 0) return index << granuleLog2;
    const inRow = index & ((1 << secondLevelLog2) - 1);
    return (2 ** secondLevelLog2 + inRow) * 2 ** (linearLog2 - 1 + row - secondLevelLog2);
  }

  #scopes(): number[] {
    const frames: number[] = [];
    for (let frame = this.#state('scope'); frame !== 0; frame = this.#field(this.layout.frame, 'outer', frame))
      frames.push(frame);
    return frames;
  }

  #pools(): HeapPool[] {
    const { pool, firstPoolOffset, firstBlockOffset, payloadOffset } = this.layout;
    const pools: HeapPool[] = [];
    const last = this.#state('pool');
    for (let at = this.record + firstPoolOffset; at !== 0; at = at === last ? 0 : this.#field(pool, 'next', at)) {
      const reach = this.#field(pool, 'reach', at);
      pools.push({
        start: at,
        reach: reach + payloadOffset,
        end: this.#field(pool, 'end', at) + payloadOffset,
        blocks: [...this.#blocks(at + firstBlockOffset, reach)],
      });
    }
    return pools;
  }

  *#blocks(from: number, reach: number): Generator<HeapBlock> {
    for (let block = from; block < reach; block += this.#size(block)) {
      const kind = this.#kind(block);
      yield this.#block(block, kind);
      if (kind === 'chunk') yield* this.#blocksOfChunk(block);
    }
  }

  *#blocksOfChunk(chunk: number): Generator<HeapBlock> {
    const { firstInChunk, payloadOffset, tags } = this.layout;
    const isNewest = chunk === this.#state('chunk');
    const top = isNewest ? this.#state('cursor') : this.#field(this.layout.chunk, 'top', chunk + payloadOffset);
    const first = chunk + (this.#isLabelled ? firstInChunk.labelled : firstInChunk.unlabelled);
    for (let block = first; block < top; block += this.#size(block)) {
      const kind = this.#has(block, tags.free) ? 'chunk' : this.#has(block, tags.chunk) ? 'frame' : 'scoped';
      yield { ...this.#block(block, kind), chunk: chunk + payloadOffset };
    }
  }

  #kind(block: number): BlockKind {
    const { tags, payloadOffset } = this.layout;
    if (this.#has(block, tags.free)) return 'free';
    if (this.#has(block, tags.chunk)) return this.#has(block, tags.scoped) ? 'scoped' : 'chunk';
    if (block === this.#state('remnant')) return 'cached';
    return this.#cached.has(block + payloadOffset) ? 'cached' : 'live';
  }

  #block(block: number, kind: BlockKind): HeapBlock {
    const { labelBytes, leastKind, payloadOffset } = this.layout;
    const found = { address: block + payloadOffset, bytes: this.#size(block), kind };
    if (!this.#isLabelled) return found;
    const requested = this.#word(block - labelBytes);
    return requested < leastKind ? { ...found, requested } : found;
  }
}
