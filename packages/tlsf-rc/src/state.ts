/**
 * The words of state beside the heap itself, and how they start. Where a fast build knows the heap base and room for a
 * block lies behind it, the heap is open from the start: globals, the first pool and its wilderness are laid by the module.
 * Else all is 0, and the first allocation opens the heap (`pool.ts`).
 */
import {
  address,
  buildOptions,
  global_,
  hasObjects,
  isChecked,
  type Local,
  nil,
  ptr,
  startWith,
  u32,
  type Val,
} from '@sigil-alloc/ir';
import { CACHE_BOUND_COUNT, GRANULE_BYTES, OBJECTS_CACHE_BOUND_COUNT } from './constants.js';
import { Block, FIRST_BLOCK_OFFSET, FREE, HEAP_BYTES, leastBlockBytes, Pool, SENTINEL_BYTES } from './layout.js';

interface PlacedHeap {
  readonly heap: number;
  readonly pool: number;
  readonly firstBlock: number;
  readonly sentinel: number;
}

/** The heap and its first pool, if the build can place them. */
export function placedHeap(): PlacedHeap | undefined {
  const { heapBase, initialEnd } = buildOptions();
  if (heapBase === 'runtime' || initialEnd === 'runtime' || isChecked()) return undefined;
  const heap = Math.ceil(heapBase / GRANULE_BYTES) * GRANULE_BYTES;
  const pool = heap + HEAP_BYTES;
  const firstBlock = pool + FIRST_BLOCK_OFFSET;
  const sentinel = (initialEnd || 2 ** 32) - SENTINEL_BYTES;
  return firstBlock + leastBlockBytes(false) <= sentinel ? { heap, pool, firstBlock, sentinel } : undefined;
}

/** Lays the first pool into initial memory. */
function layPool(placed: PlacedHeap): void {
  const { pool, firstBlock, sentinel } = placed;
  for (const field of [Pool.initial, Pool.reach, Pool.end]) startWith(pool + field.offset, sentinel);
  startWith(firstBlock + Block.sizeAndTags.offset, (sentinel - firstBlock) | FREE);
}

function startOfWilderness(): number {
  const placed = placedHeap();
  if (placed !== undefined) layPool(placed);
  return placed?.firstBlock ?? 0;
}

const openedAt = global_('heap', ptr);

/** The heap's record; 0 before the heap is open. */
export function heap(): Val<'ptr'> {
  const placed = placedHeap();
  return placed === undefined ? openedAt.get() : address(placed.heap);
}

/** Builds with objects: no object is below; before the heap is open, there is none. */
const objectsFrom = global_('objects_from', ptr, () => 0xffff_ffff);

/** Where objects begin: references below, and 0, are not counted. */
export function lowestObject(): Val<'ptr'> {
  const placed = placedHeap();
  return placed === undefined ? objectsFrom.get() : address(placed.heap);
}

/** Says where the heap is, where the build does not know. */
export function setHeap(at: Local<'ptr'>): void {
  openedAt.set(at);
  if (hasObjects(buildOptions().worlds)) objectsFrom.set(at);
}

/** The heap's record while the heap is open and no scope is, else 0: whether `alloc` may serve from the cache. */
export const plain = global_('plain', ptr, () => placedHeap()?.heap ?? 0);
/** How many blocks the cache may hold. */
export function cacheBound(): number {
  return hasObjects(buildOptions().worlds) ? OBJECTS_CACHE_BOUND_COUNT : CACHE_BOUND_COUNT;
}

/** How many more. */
export const room = global_('room', u32, cacheBound);

/** The last pool in use. */
export const pool = global_('pool', ptr, () => placedHeap()?.pool ?? 0);
/** Its sentinel. */
export const reach = global_('reach', ptr, () => placedHeap()?.sentinel ?? 0);
/** The free block before the sentinel, or the sentinel. */
export const wilderness = global_('wilderness', ptr, startOfWilderness);

/** Whether the build keeps a remnant (`remnant.ts`). */
export const hasRemnant = (): boolean => buildOptions().optimize !== 'size';
/** Where it begins and ends; both 0 if there is none. */
export const remnant = global_('remnant', ptr);
export const remnantEnd = global_('remnant_end', ptr);

export function forgetRemnant(): void {
  if (!hasRemnant()) return;
  remnant.set(nil());
  remnantEnd.set(nil());
}

/** The frame of the innermost open scope, 0 for none. */
export const scope = global_('scope', ptr);
/** The chunk that is being filled, 0 for none. */
export const chunk = global_('chunk', ptr);
/** Where the next block in it begins. */
export const cursor = global_('cursor', ptr);
/** Where it ends. */
export const limit = global_('limit', ptr);
/** The handle that the last `promote` closed, until the next scope call: one `exit-scope` of it does nothing. */
export const promoted = global_('promoted', u32);
/** Check builds: of the innermost scope, 0 for none (`scope-key.ts`). */
export const scopeKey = global_('scope_key', u32);
/** Check builds: the last handle issued. */
export const lastSerial = global_('last_serial', u32);
