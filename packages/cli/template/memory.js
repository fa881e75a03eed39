/** Where memory comes from: the initial region, and pages that are grown. Nothing else calls `memory.grow`. */
import {
  add,
  asPtr,
  assign,
  buildOptions,
  check,
  eq,
  fn,
  ge,
  global_,
  growMemory,
  gt,
  heapBase,
  initialEnd,
  isZero,
  let_,
  loop,
  memoryPages,
  ne,
  nil,
  none,
  ptr,
  ret,
  roundUp,
  saturatingAdd,
  shl,
  shr,
  sub,
  trap,
  u32,
  when,
  word,
} from '@sigil-alloc/ir';
import { ALIGNMENT_BYTES, firstBlock, Region } from './layout.js';

const PAGE_LOG2 = 16;
const GROWTH_FAILED = 0xffff_ffff;
/** At the end of a region, without blocks: so the end of every block is a 32-bit number, even where memory ends at 2^32. */
const TAIL_BYTES = 16;

/** The first region, 0 before the first allocation. */
export const first = global_('first', ptr);
/** The region in use. */
export const region = global_('region', ptr);
/** Where the next block begins. */
export const top = global_('top', ptr);

/** Where a region ends that reaches to the end of linear memory. */
export const memoryEnd = () => asPtr(sub(shl(memoryPages(), PAGE_LOG2), TAIL_BYTES));

/** Grows linear memory by `bytes`, at least 1, to whole pages. Traps when it cannot, and then nothing has changed. */
const grow = fn(
  'grow',
  { bytes: u32, requested: u32 },
  none,
  ({ bytes, requested }) => {
    const pages = let_('pages', add(shr(sub(bytes, 1), PAGE_LOG2), 1));
    const { growthStepPages = 1 } = buildOptions();
    if (growthStepPages > 1)
      when(gt(word(growthStepPages), pages), () => when(ne(growMemory(growthStepPages), GROWTH_FAILED), () => ret()));
    when(eq(growMemory(pages), GROWTH_FAILED), () => trap('out-of-memory', requested));
  },
  { isCold: true },
);

/** A region in pages of its own, with room for `bytes`. Fresh memory is zero: no region is next to it. */
const newRegion = fn('new_region', { bytes: u32, requested: u32 }, ptr, ({ bytes, requested }) => {
  const start = let_('start', asPtr(shl(memoryPages(), PAGE_LOG2)));
  grow({ bytes: saturatingAdd(bytes, Region.SIZE_BYTES + TAIL_BYTES), requested });
  Region.end.set(start, memoryEnd());
  ret(start);
});

/** The first region: from the heap base on, or in pages of its own if no block fits there. */
const openHeap = fn('open_heap', { bytes: u32, requested: u32 }, none, ({ bytes, requested }) => {
  const start = let_('start', roundUp(heapBase(), ALIGNMENT_BYTES));
  const end = let_('end', sub(initialEnd(), TAIL_BYTES));
  when(
    ge(firstBlock(start), end),
    () => assign(start, newRegion({ bytes, requested })),
    () => {
      Region.end.set(start, end);
      Region.next.set(start, nil());
    },
  );
  first.set(start);
  region.set(start);
  top.set(firstBlock(start));
});

/**
 * A place for `bytes`, at least 1: at `from`, which is `top` or the start of the last block, growing memory behind it if need
 * be; else in a region kept from earlier, or in a new one. Traps with exhaustion of `requested`, and then nothing has changed.
 */
export const place = fn('place', { from: ptr, bytes: u32, requested: u32 }, ptr, ({ from, bytes, requested }) => {
  when(isZero(first.get()), () => {
    openHeap({ bytes, requested });
    assign(from, top.get());
  });
  const at = let_('at', region.get());
  loop(
    'once a region, and once more where it grows',
    () => gt(bytes, sub(Region.end.of(at), from)),
    () => {
      when(
        eq(Region.end.of(at), memoryEnd()),
        () => {
          grow({ bytes: sub(bytes, sub(Region.end.of(at), from)), requested });
          Region.end.set(at, memoryEnd());
        },
        () => {
          when(isZero(Region.next.of(at)), () => Region.next.set(at, newRegion({ bytes, requested })));
          assign(at, Region.next.of(at));
          assign(from, firstBlock(at));
        },
      );
    },
  );
  region.set(at);
  // the end of a region is a multiple of the alignment, so rounding up does not pass it
  top.set(roundUp(add(from, bytes), ALIGNMENT_BYTES));
  ret(from);
});

/** Frees what lies from `mark` on: regions ascend, so its region is the first that ends above it. */
export const rewindTo = fn('rewind_to', { mark: ptr }, none, ({ mark }) => {
  const at = let_('at', first.get());
  loop(
    'once a region',
    () => ge(mark, Region.end.of(at)),
    () => {
      assign(at, Region.next.of(at));
      check(() => ne(at, nil()), 'bad-handle'); // in check and audit builds: a mark that lies in no region was never issued
    },
  );
  region.set(at);
  top.set(mark);
});
