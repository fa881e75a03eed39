/** Every invariant of `layout.ts`, re-derived by its number: after each call of an audit build, and by `check-heap`. */
import {
  add,
  and,
  assign,
  asU32,
  both,
  buildOptions,
  type Callable,
  eq,
  fn,
  ge,
  gt,
  hasObjects,
  isChecked,
  isZero,
  type Local,
  le,
  let_,
  loop,
  lt,
  memoryPages,
  ne,
  nil,
  none,
  or,
  ptr,
  ret,
  select,
  shl,
  shr,
  sub,
  trap,
  u32,
  type Val,
  when,
  word,
} from '@sigil-alloc/ir';
import { blockHolding, eachRunOfChunks, eachRunOfPools } from './check.js';
import { CACHE_LIST_COUNT, CLASS_COUNT, GRANULE_LOG2, SECOND_LEVEL_LOG2 } from './constants.js';
import { isCounting, liveBlocks, liveBytes } from './count.js';
import { checkObjects } from './health-objects.js';
import { firstPool, nextPool, poolHolding, topOf } from './inside.js';
import { invariant, passOn } from './invariant.js';
import {
  Apart,
  Block,
  blockOf,
  CHUNK,
  Chunk,
  cacheLists,
  FREE,
  Frame,
  firstBlock,
  firstInChunk,
  Heap,
  hasTag,
  isApart,
  LEFT_FREE,
  lacksTag,
  linksOf,
  lists,
  Pool,
  payloadOf,
  SCOPED,
  secondLevel,
  sizeOf,
  TAGS,
  wordOf,
} from './layout.js';
import { candidateBuffer, weakTable } from './own.js';
import { showHeaders } from './remnant.js';
import { hasGuard, isLabelledLive, isSealed, requestedOf } from './seal.js';
import { classToStore } from './size-class.js';
import {
  cacheBound,
  chunk,
  cursor,
  hasRemnant,
  heap,
  limit,
  placedHeap,
  plain,
  pool,
  reach,
  remnant,
  remnantEnd,
  room,
  scope,
  wilderness,
} from './state.js';

/** I12, in builds that have labels. */
function checkLabel(block: Local<'ptr'>): void {
  if (!isChecked()) return;
  invariant(12, isSealed({ block }));
  when(isLabelledLive(block), () => invariant(12, hasGuard(block)));
}

const isListed = (block: Local<'ptr'>): Val<'bool'> => both(hasTag(wordOf(block), FREE), ne(block, wilderness.get()));

/** I1, I2, I3, I12 for the blocks of a pool. */
const checkBlocks = fn('check_blocks', { at: ptr }, u32, ({ at }) => {
  const end = let_('end', Pool.reach.of(at));
  const block = let_('block', firstBlock(at));
  const freeLeft = let_('free_left', nil());
  loop(
    'once a block',
    () => ne(block, end),
    () => {
      const size = let_('size', sizeOf(block));
      invariant(1, both(ne(size, 0), le(size, sub(end, block))));
      checkLabel(block);
      passOn(checkLeft({ block, freeLeft }));
      assign(freeLeft, select(block, nil(), isListed(block)));
      assign(block, add(block, size));
    },
  );
  invariant(1, isZero(and(wordOf(end), ~LEFT_FREE >>> 0)));
  checkLabel(end);
  ret(checkLeft({ block: end, freeLeft }));
});

/** I2, I3: what the block says of its left neighbour; `freeLeft` is that if it is free, else 0. */
const checkLeft = fn('check_left', { block: ptr, freeLeft: ptr }, u32, ({ block, freeLeft }) => {
  when(isZero(freeLeft), () => {
    invariant(3, lacksTag(wordOf(block), LEFT_FREE));
    ret(0);
  });
  invariant(2, lacksTag(wordOf(block), FREE));
  invariant(3, both(hasTag(wordOf(block), LEFT_FREE), eq(Block.left.of(block), freeLeft)));
  ret(0);
});

/** I7 and the blocks of every pool in use; I6. */
const checkPools = fn('check_pools', {}, u32, () => {
  const memory = let_('memory', sub(shl(memoryPages(), 16), 8));
  const at = let_('at', firstPool());
  loop(
    'once a pool',
    () => ne(at, nil()),
    () => {
      const end = let_('end', Pool.reach.of(at));
      invariant(7, both(lt(firstBlock(at), end), le(end, Pool.end.of(at))));
      invariant(7, le(asU32(Pool.end.of(at)), memory));
      const next = let_('next', nextPool(at));
      when(ne(next, nil()), () => invariant(7, lt(Pool.end.of(at), next)));
      passOn(checkBlocks({ at }));
      assign(at, next);
    },
  );
  invariant(7, eq(reach.get(), Pool.reach.of(pool.get())));
  const last = let_('last', wilderness.get());
  when(ne(last, reach.get()), () => {
    invariant(6, hasTag(wordOf(last), FREE));
    invariant(6, eq(add(last, sizeOf(last)), reach.get()));
  });
  ret(0);
});

/** I6: of the remnant. What it has for a header was just written. */
const checkRemnant = fn('check_remnant', {}, u32, () => {
  const block = let_('block', remnant.get());
  when(isZero(block), () => ret(select(6, 0, ne(remnantEnd.get(), nil()))));
  const at = let_('at', poolHolding({ block }));
  invariant(6, ne(at, nil()));
  invariant(6, both(lt(block, remnantEnd.get()), le(remnantEnd.get(), Pool.reach.of(at))));
  invariant(6, eq(blockHolding({ from: firstBlock(at), end: Pool.reach.of(at), block }), block));
  ret(0);
});

/** Free blocks that ought to be in lists. */
const countListed = fn('count_listed', {}, u32, () => {
  const count = let_('count', word(0));
  const at = let_('at', firstPool());
  loop(
    'once a pool',
    () => ne(at, nil()),
    () => {
      const block = let_('block', firstBlock(at));
      loop(
        'once a block',
        () => ne(block, Pool.reach.of(at)),
        () => {
          assign(count, add(count, asU32(isListed(block))));
          assign(block, add(block, sizeOf(block)));
        },
      );
      assign(at, nextPool(at));
    },
  );
  ret(count);
});

/** I4, I5 */
const checkLists = fn('check_lists', {}, u32, () => {
  const unseen = let_('unseen', countListed());
  const rows = let_('rows', word(0));
  const index = let_('index', word(0));
  loop(
    'once a class',
    () => lt(index, CLASS_COUNT),
    () => {
      const row = let_('row', shr(index, SECOND_LEVEL_LOG2));
      const first = let_('first', lists.of(heap(), index));
      const map = let_('map', secondLevel.of(heap(), row));
      invariant(5, eq(and(shr(map, and(index, 31)), 1), asU32(ne(first, nil()))));
      when(ne(map, 0), () => assign(rows, or(rows, shl(1, row))));
      const prev = let_('prev', nil());
      loop(
        'once a listed block',
        () => ne(first, nil()),
        () => {
          invariant(4, ne(unseen, 0));
          assign(unseen, sub(unseen, 1));
          invariant(4, both(isListed(first), eq(classToStore({ bytes: sizeOf(first) }), index)));
          invariant(4, eq(Block.prevFree.of(first), prev));
          assign(prev, first);
          assign(first, Block.nextFree.of(first));
        },
      );
      assign(index, add(index, 1));
    },
  );
  invariant(4, isZero(unseen));
  invariant(5, eq(rows, Heap.firstLevel.of(heap())));
  ret(0);
});

/** I8 */
const checkCache = fn('check_cache', {}, u32, () => {
  const unseen = let_('unseen', sub(cacheBound(), room.get()));
  invariant(8, le(unseen, cacheBound()));
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
          invariant(8, ne(unseen, 0));
          assign(unseen, sub(unseen, 1));
          const word = let_('word', wordOf(blockOf(payload)));
          invariant(8, eq(and(word, ~LEFT_FREE >>> 0), shl(index, GRANULE_LOG2)));
          assign(payload, Block.nextFree.of(blockOf(payload)));
        },
      );
      assign(index, add(index, 1));
    },
  );
  invariant(8, isZero(unseen));
  ret(0);
});

/** I9, I12 */
const checkChunks = fn('check_chunks', {}, u32, () => {
  const at = let_('at', chunk.get());
  invariant(9, both(ge(cursor.get(), select(nil(), at, isZero(at))), le(cursor.get(), limit.get())));
  loop(
    'once a chunk',
    () => ne(at, nil()),
    () => {
      const tags = let_('tags', and(wordOf(at), TAGS));
      invariant(9, eq(and(tags, ~LEFT_FREE >>> 0), CHUNK));
      const end = let_('end', topOf(at));
      invariant(9, le(sub(end, at), sizeOf(at)));
      const block = let_('block', firstInChunk(at));
      loop(
        'once a block',
        () => ne(block, end),
        () => {
          const size = let_('size', sizeOf(block));
          invariant(9, both(ne(size, 0), le(size, sub(end, block))));
          invariant(9, hasTag(wordOf(block), SCOPED));
          checkLabel(block);
          assign(block, add(block, size));
        },
      );
      assign(at, Chunk.older.of(payloadOf(at)));
    },
  );
  ret(0);
});

/** I10, I11 */
const checkScopes = fn('check_scopes', {}, u32, () => {
  invariant(10, eq(plain.get(), select(heap(), nil(), isZero(scope.get()))));
  const frame = let_('frame', scope.get());
  const at = let_('at', chunk.get());
  const below = let_('below', cursor.get());
  loop(
    'once an open scope',
    () => ne(frame, nil()),
    () => {
      loop(
        'once a chunk',
        () => ne(at, Frame.chunk.of(frame)),
        () => {
          invariant(10, ne(at, nil()));
          assign(at, Chunk.older.of(payloadOf(at)));
          assign(below, select(nil(), Chunk.top.of(payloadOf(at)), isZero(at)));
        },
      );
      invariant(10, both(gt(frame, at), lt(frame, below)));
      invariant(10, eq(and(wordOf(blockOf(frame)), TAGS), SCOPED | CHUNK));
      passOn(checkApart({ frame }));
      assign(below, frame);
      assign(frame, Frame.outer.of(frame));
    },
  );
  ret(0);
});

/** I11 */
const checkApart = fn('check_apart', { frame: ptr }, u32, ({ frame }) => {
  const block = let_('block', Frame.apart.of(frame));
  const newer = let_('newer', frame);
  loop(
    'once a block apart',
    () => ne(block, nil()),
    () => {
      invariant(11, both(isApart(wordOf(block)), lacksTag(wordOf(block), FREE)));
      const links = let_('links', linksOf(block, sizeOf(block)));
      invariant(11, eq(Apart.newer.of(links), newer));
      assign(newer, block);
      assign(block, Apart.older.of(links));
    },
  );
  ret(0);
});

/** I13, in builds that have labels: they say which blocks are live. */
const checkCounts = fn('check_counts', {}, u32, () => {
  const bytes = let_('bytes', word(0));
  const blocks = let_('blocks', word(0));
  const count = (from: Local<'ptr'>, end: Val<'ptr'>): void => {
    const block = let_('block', from);
    const last = let_('last', end);
    loop(
      'once a block',
      () => ne(block, last),
      () => {
        when(isLabelledLive(block), () => {
          assign(bytes, add(bytes, requestedOf(block)));
          assign(blocks, add(blocks, 1));
        });
        assign(block, add(block, sizeOf(block)));
      },
    );
  };
  eachRunOfChunks(count);
  eachRunOfPools(count);
  if (hasObjects(buildOptions().worlds))
    for (const own of [candidateBuffer, weakTable])
      when(ne(own.get(), nil()), () => {
        assign(bytes, sub(bytes, requestedOf(let_('own', blockOf(own.get())))));
        assign(blocks, sub(blocks, 1));
      });
  invariant(13, both(eq(bytes, liveBytes.get()), eq(blocks, liveBlocks.get())));
  ret(0);
});

/** 0 if every invariant holds, else the number of the first that was found not to. */
export const checkHeap = fn('check_heap', {}, u32, () => {
  if (placedHeap() === undefined) when(isZero(heap()), () => ret(0));
  showHeaders();
  const checks: readonly Callable<Record<never, never>, 'u32'>[] = [
    checkPools,
    checkLists,
    checkCache,
    checkChunks,
    checkScopes,
    ...(hasRemnant() ? [checkRemnant] : []),
  ];
  for (const check of checks) passOn(check());
  if (isChecked() && isCounting()) passOn(checkCounts());
  if (hasObjects(buildOptions().worlds)) passOn(checkObjects());
  ret(0);
});

export const health = fn('health', {}, none, () => {
  when(ne(checkHeap(), 0), () => trap('heap-corruption'));
});
