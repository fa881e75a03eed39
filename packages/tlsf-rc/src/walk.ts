/** The world `inspection`: the heap seen block by block. Nothing here changes a block. */
import {
  add,
  and,
  assign,
  bool,
  buildOptions,
  eq,
  fn,
  hasObjects,
  implement,
  isChecked,
  isZero,
  type Local,
  let_,
  loop,
  ne,
  nil,
  no,
  ptr,
  ret,
  u32,
  type Val,
  when,
  word,
  yes,
} from '@sigil-alloc/ir';
import { type BlockKind, blockKindNumber } from '@sigil-alloc/wit';
import { firstCached, isCacheable } from './cache.js';
import { checkHeap } from './health.js';
import { chunkHolding, firstPool, nextPool, poolHolding, topOf } from './inside.js';
import {
  Block,
  blockOf,
  CHUNK,
  FREE,
  firstBlock,
  firstInChunk,
  Heap,
  hasTag,
  isApart,
  Pool,
  payloadOf,
  SCOPED,
  sizeOf,
  wordOf,
} from './layout.js';
import { isOwn } from './own.js';
import { showHeaders } from './remnant.js';
import { chunk, cursor, hasRemnant, heap, placedHeap, pool, remnant, room, scope, wilderness } from './state.js';

const kind = (name: BlockKind): Val<'u32'> => word(blockKindNumber(name));

/** The payload of the block at `block` of the pool `at`, or of the first one behind it; 0 if there is none. */
const firstFrom = fn('first_from', { at: ptr, block: ptr }, ptr, ({ at, block }) => {
  loop(
    'once a pool',
    () => eq(block, Pool.reach.of(at)),
    () => {
      assign(at, nextPool(at));
      when(isZero(at), () => ret(nil()));
      assign(block, firstBlock(at));
    },
  );
  ret(payloadOf(block));
});

const isChunk = (block: Local<'ptr'>): Val<'bool'> => eq(and(wordOf(block), SCOPED | CHUNK), CHUNK);

/** Blocks in address order; those in a chunk of an open scope follow their chunk. */
const nextBlock = implement('sigil_next_block', ({ ptr: payload }) => {
  if (placedHeap() === undefined) when(isZero(heap()), () => ret(nil()));
  showHeaders();
  when(isZero(payload), () => ret(firstFrom({ at: firstPool(), block: firstBlock(firstPool()) })));
  const block = let_('block', blockOf(payload));
  const holder = let_('holder', chunkHolding({ block }));
  when(
    ne(holder, nil()),
    () => {
      const right = let_('right', add(block, sizeOf(block)));
      when(ne(right, topOf(holder)), () => ret(payloadOf(right)));
      assign(block, holder);
    },
    () =>
      when(isChunk(block), () => {
        const first = let_('first', firstInChunk(block));
        when(ne(first, topOf(block)), () => ret(payloadOf(first)));
      }),
  );
  ret(firstFrom({ at: poolHolding({ block }), block: add(block, sizeOf(block)) }));
});

/** Whether a block of a size that the cache takes is in it: at most as many steps as the cache has blocks. */
const isCached = fn('is_cached', { payload: ptr }, bool, ({ payload }) => {
  const from = let_('from', heap());
  const { payload: cached } = firstCached(from, wordOf(blockOf(payload)));
  loop(
    'once a cached block',
    () => ne(cached, nil()),
    () => {
      when(eq(cached, payload), () => ret(yes()));
      assign(cached, Block.nextFree.of(blockOf(cached)));
    },
  );
  ret(no());
});

const kindInChunk = fn('kind_in_chunk', { block: ptr }, u32, ({ block }) => {
  const tags = let_('tags', wordOf(block));
  when(hasTag(tags, FREE), () => ret(kind('chunk')));
  when(hasTag(tags, CHUNK), () => ret(kind('frame')));
  ret(kind('scoped'));
});

const kindInPool = fn('kind_in_pool', { payload: ptr }, u32, ({ payload }) => {
  const tags = let_('tags', wordOf(blockOf(payload)));
  when(hasTag(tags, FREE), () => ret(kind('free')));
  when(isApart(tags), () => ret(kind('scoped')));
  when(hasTag(tags, CHUNK), () => ret(kind('chunk')));
  if (hasRemnant()) when(eq(blockOf(payload), remnant.get()), () => ret(kind('cached')));
  when(isCacheable(tags), () => when(isCached({ payload }), () => ret(kind('cached'))));
  if (hasObjects(buildOptions().worlds)) when(isOwn(payload), () => ret(kind('internal')));
  ret(kind('live'));
});

const blockKind = implement('sigil_block_kind', ({ ptr: payload }) => {
  showHeaders();
  const block = let_('block', blockOf(payload));
  when(isZero(poolHolding({ block })), () => ret(kind('none')));
  when(ne(chunkHolding({ block }), nil()), () => ret(kindInChunk({ block })));
  ret(kindInPool({ payload }));
});

const heapRecord = implement('sigil_heap_record', () => {
  if (placedHeap() === undefined) when(isZero(heap()), () => ret(nil()));
  const at = let_('at', heap());
  showHeaders();
  Heap.isLabelled.set(at, word(isChecked() ? 1 : 0));
  const state = { pool, wilderness, chunk, cursor, scope, remnant } as const;
  for (const [name, held] of Object.entries(state)) Heap[name as keyof typeof state].set(at, held.get());
  Heap.room.set(at, room.get());
  ret(at);
});

export const inspectionWorld = {
  sigil_check_heap: implement('sigil_check_heap', () => ret(checkHeap())),
  sigil_next_block: nextBlock,
  sigil_block_kind: blockKind,
  sigil_heap_record: heapRecord,
};
