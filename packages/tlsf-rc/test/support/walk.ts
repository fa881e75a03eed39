/**
 * The heap as data, read from linear memory by the layout tables alone: every block of every pool and chunk, and what it
 * is. Whatever contradicts an invariant of `layout.ts` is thrown, by its number. Nothing here asks the conformer.
 */
import { CACHE_BOUND_COUNT, CACHE_LIST_COUNT, FIRST_LEVEL_COUNT, GRANULE_BYTES } from '../../src/constants.js';
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
  LEFT_FREE,
  leastBlockBytes,
  lists,
  PAYLOAD_OFFSET,
  Pool,
  SCOPED,
  secondLevel,
  TAGS,
} from '../../src/layout.js';
import type { Machine } from './machine.js';
import { storedClass } from './size-class.js';

export type BlockKind =
  | 'used'
  | 'cached'
  | 'free'
  | 'wilderness'
  | 'chunk'
  | 'apart'
  | 'frame'
  | 'scoped'
  | 'freed in scope';

export interface Walked {
  readonly payloads: number[];
  /** from header to header */
  readonly bytes: number[];
  readonly kinds: BlockKind[];
  /** of the largest free block, the wilderness included */
  largestFreeBytes: number;
  poolCount: number;
}

export class BrokenHeap extends Error {
  override readonly name = 'BrokenHeap';
  constructor(invariant: string, what: string, at: number) {
    super(`${invariant}: ${what} at ${at}`);
  }
}

function require(holds: boolean, invariant: string, what: string, at: number): void {
  if (!holds) throw new BrokenHeap(invariant, what, at);
}

const LEFT = Block.left.offset >> 2;
const WORD = Block.sizeAndTags.offset >> 2;
const NEXT = Block.nextFree.offset >> 2;
const PREV = Block.prevFree.offset >> 2;

/** Throws BrokenHeap. An unopened heap has no blocks. */
export function walk(machine: Machine): Walked {
  const found: Walked = { payloads: [], bytes: [], kinds: [], largestFreeBytes: 0, poolCount: 0 };
  const heap = machine.heap;
  if (heap === 0) return found;
  const { words } = machine;
  const cached = cachedBlocks(words, heap, machine.state('room'));
  const listed = listedBlocks(words, heap);
  const chunks = chunksOf(words, machine);
  const apart = blocksApart(words, machine);
  walkPools(machine, heap, { cached, listed, chunks, apart }, found);
  const frames = framesOf(words, machine);
  for (const [chunk, top] of chunks) walkChunk(words, { chunk, top, checked: machine.isChecked }, frames, found);
  for (const [payload] of frames)
    require(found.payloads.includes(payload), 'I10', 'a frame that is in no chunk', payload);
  return found;
}

interface Marks {
  /** block -> size that its list is for */
  readonly cached: Map<number, number>;
  readonly listed: Set<number>;
  /** chunk -> where its blocks end */
  readonly chunks: Map<number, number>;
  readonly apart: Set<number>;
}

function cachedBlocks(words: Uint32Array, heap: number, room: number): Map<number, number> {
  const cached = new Map<number, number>();
  const table = (heap + cacheLists.offset) >>> 2;
  for (let list = 0; list < CACHE_LIST_COUNT; list++) {
    for (let payload = words[table + list]!; payload !== 0; payload = words[payload >>> 2]!) {
      const block = payload - PAYLOAD_OFFSET;
      require(!cached.has(block), 'I8', 'a block that is cached twice', block);
      cached.set(block, list * GRANULE_BYTES);
    }
  }
  require(cached.size === CACHE_BOUND_COUNT - room, 'I8', `${cached.size} cached blocks, and room for ${room}`, heap);
  return cached;
}

function listedBlocks(words: Uint32Array, heap: number): Set<number> {
  const listed = new Set<number>();
  const firstLevel = words[(heap + Heap.firstLevel.offset) >>> 2]!;
  for (let row = 0; row < FIRST_LEVEL_COUNT; row++) {
    const map = words[((heap + secondLevel.offset) >>> 2) + row]!;
    require((firstLevel >>> row) % 2 === (map === 0 ? 0 : 1), 'I5', `row ${row} of the first level`, heap);
    for (let bit = 0; bit < 32; bit++) {
      const index = row * 32 + bit;
      const first = words[((heap + lists.offset) >>> 2) + index]!;
      require((map >>> bit) % 2 === (first === 0 ? 0 : 1), 'I5', `bit ${bit} of row ${row}`, heap);
      if (first !== 0) followList(words, first, index, listed);
    }
  }
  return listed;
}

function followList(words: Uint32Array, first: number, index: number, listed: Set<number>): void {
  let prev = 0;
  for (let block = first; block !== 0; block = words[(block >>> 2) + NEXT]!) {
    require(!listed.has(block), 'I4', 'a block that is listed twice', block);
    listed.add(block);
    require(words[(block >>> 2) + PREV] === prev, 'I4', 'a wrong link to the block before', block);
    require(storedClass(sizeIn(words[(block >>> 2) + WORD]!)) === index, 'I4', `in the list of class ${index}`, block);
    prev = block;
  }
}

const sizeIn = (word: number): number => (word & ~TAGS) >>> 0;

function chunksOf(words: Uint32Array, machine: Machine): Map<number, number> {
  const chunks = new Map<number, number>();
  let top = machine.state('cursor');
  for (let chunk = machine.state('chunk'); chunk !== 0; ) {
    require(!chunks.has(chunk), 'I9', 'a chunk that is older than itself', chunk);
    chunks.set(chunk, top);
    const header = (chunk + PAYLOAD_OFFSET) >>> 2;
    chunk = words[header + (Chunk.older.offset >> 2)]!;
    if (chunk !== 0) top = words[(chunk + PAYLOAD_OFFSET + Chunk.top.offset) >>> 2]!;
  }
  return chunks;
}

/** Frames of open scopes, the innermost first, and their chunks. */
function framesOf(words: Uint32Array, machine: Machine): Map<number, number> {
  const frames = new Map<number, number>();
  for (let frame = machine.state('scope'); frame !== 0; frame = words[(frame + Frame.outer.offset) >>> 2]!) {
    require(!frames.has(frame), 'I10', 'a scope around itself', frame);
    frames.set(frame, words[(frame + Frame.chunk.offset) >>> 2]!);
  }
  return frames;
}

/** Blocks of open scopes with a place of their own. */
function blocksApart(words: Uint32Array, machine: Machine): Set<number> {
  const apart = new Set<number>();
  const linksOf = (block: number) => block + sizeIn(words[(block >>> 2) + WORD]!) - headerBytes(machine.isChecked);
  for (const [frame] of framesOf(words, machine)) {
    let newer = frame;
    for (let block = words[(frame + Frame.apart.offset) >>> 2]!; block !== 0; ) {
      require(!apart.has(block), 'I11', 'a block apart that is linked twice', block);
      apart.add(block);
      const links = linksOf(block) >>> 2;
      require(words[links + 1] === newer, 'I11', 'a wrong link to the newer block apart', block);
      newer = block;
      block = words[links]!;
    }
  }
  return apart;
}

function walkPools(machine: Machine, heap: number, marks: Marks, found: Walked): void {
  const { words } = machine;
  const memoryBytes = machine.memory.buffer.byteLength;
  const last = machine.state('pool');
  let free = 0;
  for (let pool = heap + HEAP_BYTES; ; ) {
    const field = (offset: number) => words[(pool + offset) >>> 2]!;
    const [initial, reach, end] = [Pool.initial, Pool.reach, Pool.end].map(({ offset }) => field(offset)) as number[];
    const first = pool + FIRST_BLOCK_OFFSET;
    require(first <= initial! && initial! <= reach! && reach! <= end! && end! < memoryBytes, 'I7', 'a pool', pool);
    found.poolCount++;
    free += walkPool(machine, { first, reach: reach!, isLast: pool === last }, marks, found);
    if (pool === last) {
      require(reach === machine.state('reach'), 'I7', 'the reach of the last pool', pool);
      break;
    }
    require(field(Pool.next.offset) > end!, 'I7', 'the pool after the one', pool);
    pool = field(Pool.next.offset);
  }
  require(free === marks.listed.size, 'I4', `${free} free blocks, but ${marks.listed.size} in lists`, heap);
  for (const [chunk] of marks.chunks)
    require(found.payloads.includes(chunk + PAYLOAD_OFFSET), 'I9', 'a chunk that is no block', chunk);
}

interface Run {
  readonly first: number;
  readonly reach: number;
  readonly isLast: boolean;
}

/** @returns how many of its blocks are in lists */
function walkPool(machine: Machine, { first, reach, isLast }: Run, marks: Marks, found: Walked): number {
  const { words } = machine;
  const wilderness = isLast ? machine.state('wilderness') : 0;
  const least = leastBlockBytes(machine.isChecked);
  let listed = 0;
  let left = 0; // the block to the left, while that is free
  let block = first;
  while (block < reach) {
    const word = words[(block >>> 2) + WORD]!;
    const size = sizeIn(word);
    require(size >= least && block + size <= reach, 'I1', `a block of ${size} bytes`, block);
    require(((word & LEFT_FREE) !== 0) === (left !== 0), 'I3', 'a wrong tag of the block to the left', block);
    if (left !== 0)
      require(words[(block >>> 2) + LEFT] === left, 'I3', 'a wrong place of the block to the left', block);
    const isFree = (word & FREE) !== 0;
    require(!isFree || left === 0, 'I2', 'a free block right of another', block);
    const kind = kindInPool(block, word, wilderness, marks);
    found.payloads.push(block + PAYLOAD_OFFSET);
    found.bytes.push(size);
    found.kinds.push(kind);
    if (isFree) found.largestFreeBytes = Math.max(found.largestFreeBytes, size);
    if (kind === 'free') listed++;
    left = kind === 'free' ? block : 0;
    block += size;
  }
  require(block === reach, 'I1', 'a block beyond the end of its pool', block);
  const sentinel = words[(reach >>> 2) + WORD]!;
  const hasWilderness = isLast && wilderness !== reach;
  if (!hasWilderness) require((sentinel & ~LEFT_FREE) === 0, 'I7', 'a sentinel that is none', reach);
  if (!hasWilderness)
    require(((sentinel & LEFT_FREE) !== 0) === (left !== 0), 'I3', 'a wrong tag of a sentinel', reach);
  if (isLast) require(found.kinds.at(-1) === 'wilderness' || wilderness === reach, 'I6', 'the wilderness', wilderness);
  return listed;
}

function kindInPool(block: number, word: number, wilderness: number, marks: Marks): BlockKind {
  if (block === wilderness) {
    require((word & (FREE | SCOPED | CHUNK)) === FREE, 'I6', 'a wilderness that is not free', block);
    return 'wilderness';
  }
  if ((word & FREE) !== 0) {
    require(marks.listed.has(block) && (word & (SCOPED | CHUNK)) === 0, 'I4', 'a free block in no list', block);
    return 'free';
  }
  const isApart = (word & (SCOPED | CHUNK)) === (SCOPED | CHUNK);
  require(isApart === marks.apart.has(block), 'I11', 'a block apart, or none, in the list of such blocks', block);
  if (isApart) return 'apart';
  const isChunk = (word & CHUNK) !== 0;
  require(isChunk === marks.chunks.has(block), 'I9', 'a chunk that is not in use, or a block that is no chunk', block);
  require((word & SCOPED) === 0, 'I9', 'a block of a chunk outside one', block);
  if (isChunk) return 'chunk';
  const list = marks.cached.get(block);
  require(list === undefined || list === sizeIn(word), 'I8', `in the cache list for ${list}`, block);
  return list === undefined ? 'used' : 'cached';
}

interface ChunkRun {
  readonly chunk: number;
  readonly top: number;
  readonly checked: boolean;
}

function walkChunk(words: Uint32Array, run: ChunkRun, frames: Map<number, number>, found: Walked): void {
  const { chunk, top, checked } = run;
  const end = chunk + sizeIn(words[(chunk >>> 2) + WORD]!);
  let block = chunk + firstInChunkBytes(checked);
  require(block <= top && top <= end, 'I9', 'a top outside its chunk', chunk);
  while (block < top) {
    const word = words[(block >>> 2) + WORD]!;
    const size = sizeIn(word);
    const payload = block + PAYLOAD_OFFSET;
    require(size >= GRANULE_BYTES && block + size <= top, 'I9', `a block of ${size} bytes`, block);
    require((word & SCOPED) !== 0, 'I9', 'a block of a chunk without its tag', block);
    const isFrame = (word & CHUNK) !== 0;
    require(isFrame === (frames.get(payload) === chunk), 'I10', 'a frame of no open scope, or none', block);
    found.payloads.push(payload);
    found.bytes.push(size);
    found.kinds.push(isFrame ? 'frame' : (word & FREE) !== 0 ? 'freed in scope' : 'scoped');
    block += size;
  }
}
