/** What the cache and the lists of free blocks hold, read from linear memory by the layout tables. */
import { CACHE_BOUND_COUNT, CACHE_LIST_COUNT, FIRST_LEVEL_COUNT, GRANULE_BYTES } from '../../src/constants.js';
import { Block, cacheLists, Heap, lists, PAYLOAD_OFFSET, secondLevel } from '../../src/layout.js';
import { broken, sizeIn } from './broken-heap.js';
import { storedClass } from './size-class.js';

const WORD = Block.sizeAndTags.offset >> 2;
const NEXT = Block.nextFree.offset >> 2;
const PREV = Block.prevFree.offset >> 2;

/** Block -> size that its list is for. */
export function cachedBlocks(words: Uint32Array, heap: number, room: number): Map<number, number> {
  const cached = new Map<number, number>();
  const table = (heap + cacheLists.offset) >>> 2;
  for (let list = 0; list < CACHE_LIST_COUNT; list++) {
    for (let payload = words[table + list]!; payload !== 0; payload = words[payload >>> 2]!) {
      const block = payload - PAYLOAD_OFFSET;
      if (cached.has(block)) broken('I8', 'a block that is cached twice', block);
      cached.set(block, list * GRANULE_BYTES);
    }
  }
  if (cached.size !== CACHE_BOUND_COUNT - room) broken('I8', `${cached.size} cached blocks, room for ${room}`, heap);
  return cached;
}

export function listedBlocks(words: Uint32Array, heap: number): Set<number> {
  const listed = new Set<number>();
  const firstLevel = words[(heap + Heap.firstLevel.offset) >>> 2]!;
  const maps = (heap + secondLevel.offset) >>> 2;
  const table = (heap + lists.offset) >>> 2;
  for (let row = 0; row < FIRST_LEVEL_COUNT; row++) {
    const map = words[maps + row]!;
    if ((firstLevel >>> row) % 2 !== (map === 0 ? 0 : 1)) broken('I5', `row ${row} of the first level`, heap);
    for (let bit = 0; bit < 32; bit++) {
      const first = words[table + row * 32 + bit]!;
      if ((map >>> bit) % 2 !== (first === 0 ? 0 : 1)) broken('I5', `bit ${bit} of row ${row}`, heap);
      if (first !== 0) followList(words, first, row * 32 + bit, listed);
    }
  }
  return listed;
}

function followList(words: Uint32Array, first: number, index: number, listed: Set<number>): void {
  let prev = 0;
  for (let block = first; block !== 0; block = words[(block >>> 2) + NEXT]!) {
    if (listed.has(block)) broken('I4', 'a block that is listed twice', block);
    listed.add(block);
    if (words[(block >>> 2) + PREV] !== prev) broken('I4', 'a wrong link to the block before', block);
    if (storedClass(sizeIn(words[(block >>> 2) + WORD]!)) !== index) broken('I4', `in the list ${index}`, block);
    prev = block;
  }
}
