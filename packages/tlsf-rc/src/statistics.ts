/** The world `statistics`: figures that are kept (`count.ts`), and figures that a walk over the pools finds. */
import {
  add,
  assign,
  clz,
  fn,
  gt,
  implement,
  isChecked,
  isZero,
  type Local,
  let_,
  loop,
  lt,
  ne,
  nil,
  type Operand,
  ptr,
  ret,
  select,
  shl,
  sub,
  u32,
  type Val,
  when,
  word,
} from '@sigil-alloc/ir';
import { wildernessBytes } from './block.js';
import { CACHE_LIST_COUNT, CHUNKED_BYTES, SECOND_LEVEL_LOG2 } from './constants.js';
import { liveBlocks, liveBytes, peakBytes } from './count.js';
import { firstPool } from './inside.js';
import {
  Apart,
  Block,
  blockOf,
  cacheLists,
  FREE,
  firstBlock,
  HEAP_BYTES,
  Heap,
  hasTag,
  lists,
  overheadBytes,
  Pool,
  SENTINEL_BYTES,
  secondLevel,
  sizeOf,
  wordOf,
} from './layout.js';
import { showHeaders } from './remnant.js';
import { cursor, hasRemnant, heap, limit, placedHeap, pool, remnant, remnantEnd, scope } from './state.js';

/** The payload of a free block, or of what could be one. */
const payloadBytes = (bytes: Local<'u32'>): Val<'u32'> => {
  const overhead = overheadBytes(isChecked());
  return select(sub(bytes, overhead), word(0), gt(bytes, overhead));
};

/** Payload bytes of the free blocks of a pool in use. */
const freeInPool = fn('free_in_pool', { at: ptr }, u32, ({ at }) => {
  const sum = let_('sum', word(0));
  const block = let_('block', firstBlock(at));
  loop(
    'once a block',
    () => ne(block, Pool.reach.of(at)),
    () => {
      const size = let_('size', sizeOf(block));
      when(hasTag(wordOf(block), FREE), () => assign(sum, add(sum, payloadBytes(size))));
      assign(block, add(block, size));
    },
  );
  ret(sum);
});

/** Payload bytes of the cached blocks. */
const freeInCache = fn('free_in_cache', {}, u32, () => {
  const sum = let_('sum', word(0));
  const index = let_('index', word(0));
  loop(
    'once a list',
    () => lt(index, CACHE_LIST_COUNT),
    () => {
      const payload = let_('payload', cacheLists.of(heap(), index));
      loop(
        'once a cached block',
        () => ne(payload, nil()),
        () => {
          const size = let_('size', sizeOf(blockOf(payload)));
          assign(sum, add(sum, payloadBytes(size)));
          assign(payload, Block.nextFree.of(blockOf(payload)));
        },
      );
      assign(index, add(index, 1));
    },
  );
  ret(sum);
});

/** Payload bytes of the remnant. */
function freeInRemnant(): Operand<'u32'> {
  if (!hasRemnant()) return 0;
  const bytes = let_('bytes', sub(remnantEnd.get(), remnant.get()));
  return payloadBytes(bytes);
}

/** The sum of what `of` says of each pool, whether it is in use or not. */
const sumOfPools = (of: (at: Local<'ptr'>) => Val<'u32'>): Local<'u32'> => {
  const sum = let_('sum', word(0));
  const at = let_('at', firstPool());
  loop(
    'once a pool',
    () => ne(at, nil()),
    () => {
      assign(sum, add(sum, of(at)));
      assign(at, Pool.next.of(at));
    },
  );
  return sum;
};

const retZeroIfClosed = (): void => {
  if (placedHeap() === undefined) when(isZero(heap()), () => ret(0));
};

/** What lies between the end of a pool and the end of its memory can be had without growing, and so can a whole pool. */
const freePart = fn('free_part', { at: ptr }, u32, ({ at }) => {
  when(gt(at, pool.get()), () => ret(sub(Pool.end.of(at), firstBlock(at))));
  ret(add(freeInPool({ at }), sub(Pool.end.of(at), Pool.reach.of(at))));
});

const freeBytes = implement('sigil_free_bytes', () => {
  retZeroIfClosed();
  showHeaders();
  const inPools = sumOfPools((at) => freePart({ at }));
  const inCache = let_('in_cache', freeInCache());
  ret(add(add(inPools, inCache), freeInRemnant()));
});

/** Bytes of the first block in the list of the largest class that is not empty, 0 if all are. */
const largestListed = fn('largest_listed', {}, u32, () => {
  const at = let_('at', heap());
  const rows = let_('rows', Heap.firstLevel.of(at));
  when(isZero(rows), () => ret(0));
  const row = let_('row', sub(31, clz(rows)));
  const index = let_('index', sub(31, clz(secondLevel.of(at, row))));
  ret(sizeOf(lists.of(at, add(shl(row, SECOND_LEVEL_LOG2), index))));
});

/** Of a request in a scope it is only certain that the chunk has room, or that it is large enough for a place of its own. */
const largestInScope = fn('largest_in_scope', { bytes: u32 }, u32, ({ bytes }) => {
  const room = let_('room', sub(limit.get(), cursor.get()));
  when(gt(room, CHUNKED_BYTES), () => assign(room, CHUNKED_BYTES));
  const whole = let_('whole', sub(bytes, Apart.SIZE_BYTES));
  when(gt(bytes, CHUNKED_BYTES), () => ret(payloadBytes(whole)));
  ret(payloadBytes(room));
});

const largestFreeBytes = implement('sigil_largest_free_bytes', () => {
  retZeroIfClosed();
  const listed = let_('listed', largestListed());
  const behind = let_('behind', wildernessBytes());
  const bytes = let_('bytes', select(listed, behind, gt(listed, behind)));
  when(ne(scope.get(), nil()), () => ret(largestInScope({ bytes })));
  ret(payloadBytes(bytes));
});

/** Linear memory that is the heap's: its record and its pools, which somebody else's pages may lie between. */
export const reserved = fn('reserved', {}, u32, () => {
  retZeroIfClosed();
  const pools = sumOfPools((at) => add(sub(Pool.end.of(at), at), SENTINEL_BYTES));
  ret(add(pools, HEAP_BYTES));
});

const reservedBytes = implement('sigil_reserved_bytes', () => ret(reserved()));

export const statisticsWorld = {
  sigil_live_bytes: implement('sigil_live_bytes', () => ret(liveBytes.get())),
  sigil_live_blocks: implement('sigil_live_blocks', () => ret(liveBlocks.get())),
  sigil_peak_bytes: implement('sigil_peak_bytes', () => ret(peakBytes.get())),
  sigil_free_bytes: freeBytes,
  sigil_largest_free_bytes: largestFreeBytes,
  sigil_reserved_bytes: reservedBytes,
};
