/**
 * The heap as data, read from linear memory by the layout tables alone: every block of every pool and chunk, and what it
 * is. Whatever contradicts an invariant of `layout.ts` is thrown, by its number. Nothing here asks the conformer.
 */
import { GRANULE_BYTES } from '../../src/constants.js';
import {
  Block,
  CHUNK,
  FIRST_BLOCK_OFFSET,
  FREE,
  firstInChunkBytes,
  HEAP_BYTES,
  LEFT_FREE,
  leastBlockBytes,
  PAYLOAD_OFFSET,
  Pool,
  SCOPED,
} from '../../src/layout.js';
import { broken, sizeIn } from './broken-heap.js';
import { cachedBlocks, listedBlocks } from './lists.js';
import type { Machine } from './machine.js';
import { type Marks, readScopes } from './scopes.js';

export type WalkedKind =
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
  readonly kinds: WalkedKind[];
  /** of the largest free block, the wilderness included */
  largestFreeBytes: number;
  poolCount: number;
}

const LEFT = Block.left.offset >> 2;
const WORD = Block.sizeAndTags.offset >> 2;

/** Throws BrokenHeap. A heap that is not open has no blocks. */
export function walk(machine: Machine): Walked {
  const found: Walked = { payloads: [], bytes: [], kinds: [], largestFreeBytes: 0, poolCount: 0 };
  const { heap } = machine;
  if (heap === 0) return found;
  const { words } = machine;
  const marks: Marks = {
    cached: cachedBlocks(words, heap, machine.state('room')),
    listed: listedBlocks(words, heap),
    ...readScopes(machine),
  };
  walkPools(machine, heap, marks, found);
  for (const [chunk, top] of marks.chunks) walkChunk(machine, chunk, top, marks, found);
  for (const [payload] of marks.frames)
    if (!found.payloads.includes(payload)) broken('I10', 'a frame that is in no chunk', payload);
  return found;
}

function walkPools(machine: Machine, heap: number, marks: Marks, found: Walked): void {
  const { words } = machine;
  const memoryBytes = machine.memory.buffer.byteLength;
  const last = machine.state('pool');
  let listed = 0;
  for (let pool = heap + HEAP_BYTES; ; ) {
    const first = pool + FIRST_BLOCK_OFFSET;
    const initial = words[(pool + Pool.initial.offset) >>> 2]!;
    const reach = words[(pool + Pool.reach.offset) >>> 2]!;
    const end = words[(pool + Pool.end.offset) >>> 2]!;
    const isInOrder = first <= initial && initial <= reach && reach <= end && end < memoryBytes;
    if (!isInOrder) broken('I7', `the ends ${initial}, ${reach}, ${end} of a pool`, pool);
    found.poolCount++;
    listed += walkPool(machine, { first, reach, isLast: pool === last }, marks, found);
    if (pool === last) {
      if (reach !== machine.state('reach')) broken('I7', 'the reach of the last pool', pool);
      break;
    }
    const next = words[(pool + Pool.next.offset) >>> 2]!;
    if (next <= end) broken('I7', `a pool below the one`, pool);
    pool = next;
  }
  if (listed !== marks.listed.size) broken('I4', `${listed} free blocks, but ${marks.listed.size} in lists`, heap);
  for (const [chunk] of marks.chunks)
    if (!found.payloads.includes(chunk + PAYLOAD_OFFSET)) broken('I9', 'a chunk that is no block', chunk);
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
  let left = 0; // the block to the left, while that is listed
  let block = first;
  while (block < reach) {
    // The remnant, and in check builds the wilderness, have no header but when somebody of the heap's own walks them.
    const isRemnant = block === machine.state('remnant');
    const isUnwritten = machine.isChecked && block === wilderness;
    const word = isRemnant
      ? machine.state('remnant_end') - block
      : isUnwritten
        ? ((reach - block) | FREE) >>> 0
        : words[(block >>> 2) + WORD]!;
    const size = sizeIn(word);
    if (size < least || block + size > reach) broken('I1', `a block of ${size} bytes`, block);
    checkLeft(words, block, word, left);
    if ((word & FREE) !== 0 && left !== 0) broken('I2', 'a free block right of another', block);
    const kind = isRemnant ? 'cached' : kindInPool(block, word, wilderness, marks);
    found.payloads.push(block + PAYLOAD_OFFSET);
    found.bytes.push(size);
    found.kinds.push(kind);
    if ((word & FREE) !== 0) found.largestFreeBytes = Math.max(found.largestFreeBytes, size);
    if (kind === 'free') listed++;
    left = kind === 'free' ? block : 0;
    block += size;
  }
  checkLeft(words, reach, words[(reach >>> 2) + WORD]!, left);
  if ((words[(reach >>> 2) + WORD]! & ~LEFT_FREE) !== 0) broken('I1', 'a sentinel that is none', reach);
  if (isLast && wilderness !== reach && found.kinds.at(-1) !== 'wilderness') broken('I6', 'the wilderness', wilderness);
  return listed;
}

/** What a block, or a sentinel, says of its left neighbour. */
function checkLeft(words: Uint32Array, block: number, word: number, left: number): void {
  const isTagged = (word & LEFT_FREE) !== 0;
  if (isTagged !== (left !== 0)) broken('I3', 'a wrong tag of the block to the left', block);
  if (isTagged && words[(block >>> 2) + LEFT] !== left) broken('I3', 'a wrong place of the block to the left', block);
}

function kindInPool(block: number, word: number, wilderness: number, marks: Marks): WalkedKind {
  const isFree = (word & FREE) !== 0;
  const isApart = (word & (SCOPED | CHUNK)) === (SCOPED | CHUNK);
  const isChunk = (word & (SCOPED | CHUNK)) === CHUNK;
  if ((word & (SCOPED | CHUNK)) === SCOPED) broken('I9', 'a block of a chunk outside one', block);
  if (isFree && (isApart || isChunk)) broken('I9', 'a free chunk, or block apart', block);
  if (isApart !== marks.apart.has(block)) broken('I11', 'a block apart, or none, in the list of such', block);
  if (isChunk !== marks.chunks.has(block)) broken('I9', 'a chunk nobody uses, or no chunk', block);
  const list = marks.cached.get(block);
  if (list !== undefined && (isFree || isApart || isChunk)) broken('I8', 'a cached block that is not just used', block);
  if (list !== undefined && list !== sizeIn(word)) broken('I8', `in the cache's list for ${list}`, block);
  if (isFree !== (block === wilderness || marks.listed.has(block))) broken('I4', 'a free block in no list', block);
  if (block === wilderness) return 'wilderness';
  if (isFree) return 'free';
  if (isApart) return 'apart';
  if (isChunk) return 'chunk';
  return list === undefined ? 'used' : 'cached';
}

function walkChunk({ words, isChecked }: Machine, chunk: number, top: number, marks: Marks, found: Walked): void {
  const end = chunk + sizeIn(words[(chunk >>> 2) + WORD]!);
  let block = chunk + firstInChunkBytes(isChecked);
  if (block > top || top > end) broken('I9', 'a top outside its chunk', chunk);
  while (block < top) {
    const word = words[(block >>> 2) + WORD]!;
    const size = sizeIn(word);
    const payload = block + PAYLOAD_OFFSET;
    if (size < GRANULE_BYTES || block + size > top) broken('I9', `a block of ${size} bytes`, block);
    if ((word & SCOPED) === 0) broken('I9', 'a block of a chunk without its tag', block);
    const isFrame = (word & CHUNK) !== 0;
    if (isFrame !== (marks.frames.get(payload) === chunk)) broken('I10', 'a frame of no open scope, or none', block);
    found.payloads.push(payload);
    found.bytes.push(size);
    found.kinds.push(isFrame ? 'frame' : (word & FREE) !== 0 ? 'freed in scope' : 'scoped');
    block += size;
  }
}
