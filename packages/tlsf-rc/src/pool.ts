/**
 * Where memory comes from: the initial pool, and pages grown behind it. Somebody else may grow linear memory too; then
 * their pages stay theirs, and the heap goes on above them in a pool of its own.
 *
 * After free-all every pool is as small as it began, and grows into its own pages by the same steps as before, only
 * without asking the engine. For which block is found depends on when the heap grew, and the same calls are to give the
 * same addresses as in a fresh instance.
 */
import {
  add,
  asPtr,
  assign,
  asU32,
  bool,
  buildOptions,
  eq,
  fn,
  growMemory,
  gt,
  heapBase,
  initialEnd,
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
  no,
  none,
  not,
  type Operand,
  ptr,
  ret,
  roundUp,
  shl,
  shr,
  sub,
  u32,
  type Val,
  when,
  word,
  yes,
} from '@sigil-alloc/ir';
import { leastBytes, list, nameFree, wildernessBytes, writeHeader, writeWilderness } from './block.js';
import { GRANULE_BYTES, GRANULE_LOG2, GROWTH_FRACTION_LOG2 } from './constants.js';
import { Block, FIRST_BLOCK_OFFSET, firstBlock, HEAP_BYTES, LEFT_FREE, Pool, SENTINEL_BYTES } from './layout.js';
import { Kind, nameUnsealed, rewrite } from './seal.js';
import { cacheBound, plain, pool, reach, room, setHeap, wilderness } from './state.js';

const PAGE_LOG2 = 16;
const GROWTH_FAILED = 0xffff_ffff;

/** The sentinel of a pool whose memory ends with page `pages`. That end may be 2^32; the sentinel lies below it. */
const sentinelAt = (pages: Operand<'u32'>): Val<'ptr'> => asPtr(sub(shl(pages, PAGE_LOG2), SENTINEL_BYTES));
/** Where the memory of a pool with this sentinel ends, in pages. */
const endPage = (sentinel: Operand<'ptr'>): Val<'u32'> => add(shr(asU32(sentinel), PAGE_LOG2), 1);

/** Built for size, the heap grows by what is needed, unless somebody says otherwise. */
const isGenerous = (): boolean => buildOptions().optimize !== 'size' || buildOptions().growthStepPages !== undefined;

/** Pages to grow by where `pages` are there, if they can be had. */
const generous = (pages: Local<'u32'>): Val<'u32'> =>
  buildOptions().growthStepPages === undefined
    ? shr(pages, GROWTH_FRACTION_LOG2)
    : word(buildOptions().growthStepPages ?? 0);

/** The last pool in use ends at `sentinel` from now on. */
const setReach = fn('set_reach', { sentinel: ptr }, none, ({ sentinel }) => {
  const block = let_('block', wilderness.get());
  Pool.reach.set(pool.get(), sentinel);
  reach.set(sentinel);
  writeHeader(sentinel, 0, Kind.Sentinel);
  if (!isChecked()) when(ne(block, sentinel), () => writeWilderness(block, sub(sentinel, block)));
});

/** Makes a pool the last in use, as large as it began, and all of it its wilderness. */
export const begin = fn('begin', { at: ptr }, none, ({ at }) => {
  pool.set(at);
  wilderness.set(firstBlock(at));
  if (isChecked()) nameUnsealed(let_('block', wilderness.get()), Kind.Fresh);
  setReach({ sentinel: Pool.initial.of(at) });
});

/** A pool in fresh memory, which is zero: no pool is above it. */
const layPool = fn('lay_pool', { at: ptr, sentinel: ptr }, none, ({ at, sentinel }) => {
  Pool.initial.set(at, sentinel);
  Pool.end.set(at, sentinel);
});

/** Opens the heap where the build could not place it: at the heap base, or in a page of its own. @returns whether it did */
export const openHeap = fn(
  'open_heap',
  {},
  bool,
  () => {
    const start = let_('start', roundUp(heapBase(), GRANULE_BYTES));
    const sentinel = let_('sentinel', sub(initialEnd(), SENTINEL_BYTES));
    const least = HEAP_BYTES + FIRST_BLOCK_OFFSET + leastBytes();
    when(lt(sentinel, add(start, least)), () => {
      const pages = let_('pages', growMemory(1));
      when(eq(pages, GROWTH_FAILED), () => ret(no()));
      assign(start, asPtr(shl(pages, PAGE_LOG2)));
      assign(sentinel, sentinelAt(add(pages, 1)));
    });
    setHeap(start);
    plain.set(start);
    room.set(cacheBound());
    const first = let_('first', add(start, HEAP_BYTES));
    layPool({ at: first, sentinel });
    begin({ at: first });
    ret(yes());
  },
  { isCold: true },
);

/** Makes a pool own memory up to the end of page `pages`, if nobody else's pages follow it. @returns whether it does */
const own = fn('own', { at: ptr, pages: u32 }, bool, ({ at, pages }) => {
  const owned = let_('owned', endPage(Pool.end.of(at)));
  when(le(pages, owned), () => ret(yes()));
  when(ne(owned, memoryPages()), () => ret(no()));
  when(eq(growMemory(sub(pages, owned)), GROWTH_FAILED), () => ret(no()));
  Pool.end.set(at, sentinelAt(pages));
  ret(yes());
});

/** Extends the last pool in use to the end of page `pages`. @returns whether it did */
const extendTo = fn('extend_to', { pages: u32 }, bool, ({ pages }) => {
  when(not(own({ at: pool.get(), pages })), () => ret(no()));
  setReach({ sentinel: sentinelAt(pages) });
  ret(yes());
});

/** Pages that hold `bytes`, at least 1. */
const pagesFor = (bytes: Operand<'u32'>): Val<'u32'> => add(shr(sub(bytes, 1), PAGE_LOG2), 1);

/** Extends the last pool in use until its wilderness has the `bytes` that it does not have. @returns whether it did */
export const extendFor = fn('extend_for', { bytes: u32 }, bool, ({ bytes }) => {
  const here = let_('here', endPage(reach.get()));
  const least = let_('least', pagesFor(sub(bytes, wildernessBytes())));
  if (isGenerous()) {
    const more = let_('more', generous(here));
    when(gt(more, least), () => when(extendTo({ pages: add(here, more) }), () => ret(yes())));
  }
  ret(extendTo({ pages: add(here, least) }));
});

/** Pages of a pool for a block of `bytes`: counted in granules, the sum cannot wrap. */
const pagesOfPool = (bytes: Operand<'u32'>): Val<'u32'> => {
  const besideBlocks = FIRST_BLOCK_OFFSET + SENTINEL_BYTES;
  const roundingGranules = (1 << (PAGE_LOG2 - GRANULE_LOG2)) - 1;
  const granules = add(shr(bytes, GRANULE_LOG2), (besideBlocks >> GRANULE_LOG2) + roundingGranules);
  return shr(granules, PAGE_LOG2 - GRANULE_LOG2);
};

/** Lays a pool into the `more` pages from page `pages` on. */
function poolAt(pages: Local<'u32'>, more: Local<'u32'>): Local<'ptr'> {
  const at = let_('at', asPtr(shl(pages, PAGE_LOG2)));
  layPool({ at, sentinel: sentinelAt(add(pages, more)) });
  return at;
}

/** A pool in pages of its own, with room for `bytes`. @returns 0 if memory cannot grow by that */
const growApart = fn('grow_apart', { bytes: u32 }, ptr, ({ bytes }) => {
  const pages = let_('pages', memoryPages());
  const more = let_('more', pagesOfPool(bytes));
  const { growthStepPages } = buildOptions();
  if (growthStepPages !== undefined) {
    const step = let_('step', word(growthStepPages));
    when(gt(step, more), () => when(ne(growMemory(step), GROWTH_FAILED), () => ret(poolAt(pages, step))));
  }
  when(eq(growMemory(more), GROWTH_FAILED), () => ret(nil()));
  ret(poolAt(pages, more));
});

/** Whether a pool that is not in use can hold a block of `bytes`; unless built for size, be it by growing. */
const canHold = fn('can_hold', { at: ptr, bytes: u32 }, bool, ({ at, bytes }) => {
  const room = let_('room', sub(Pool.end.of(at), firstBlock(at)));
  if (buildOptions().optimize === 'size') return ret(le(bytes, room));
  when(le(bytes, room), () => ret(yes()));
  ret(own({ at, pages: add(endPage(Pool.end.of(at)), pagesFor(sub(bytes, room))) }));
});

/** The first pool above those in use that can hold `bytes`: kept from before free-all, or grown apart. @returns 0 if none can */
const poolAbove = fn('pool_above', { bytes: u32 }, ptr, ({ bytes }) => {
  const below = let_('below', pool.get());
  const next = let_('next', Pool.next.of(below));
  loop(
    'once a pool',
    () => ne(next, nil()),
    () => {
      when(canHold({ at: next, bytes }), () => ret(next));
      assign(below, next);
      assign(next, Pool.next.of(below));
    },
  );
  assign(next, growApart({ bytes }));
  when(ne(next, nil()), () => Pool.next.set(below, next));
  ret(next);
});

/** The wilderness becomes a listed block. */
function listRest(): void {
  const end = let_('end', reach.get());
  rewrite(Block.sizeAndTags, end, word(LEFT_FREE));
  if (isChecked()) nameFree(let_('block', wilderness.get()));
  list({ block: wilderness.get(), size: wildernessBytes() });
}

/** Lists what is free at the end of the last pool in use, with all pages that it owns. */
const retire = fn('retire', {}, none, () => {
  setReach({ sentinel: Pool.end.of(pool.get()) });
  when(ne(wilderness.get(), reach.get()), () => listRest());
});

/** Grows the wilderness to at least `bytes`, which it does not have. @returns whether it did; if not, nothing has changed */
export const growFor = fn(
  'grow_for',
  { bytes: u32 },
  bool,
  ({ bytes }) => {
    const target = let_('target', nil());
    loop(
      'once a pool',
      () => not(extendFor({ bytes })),
      () => {
        when(isZero(target), () => assign(target, poolAbove({ bytes })));
        when(isZero(target), () => ret(no()));
        retire();
        begin({ at: Pool.next.of(pool.get()) });
        when(le(bytes, wildernessBytes()), () => ret(yes()));
      },
    );
    ret(yes());
  },
  { isCold: true },
);
