/**
 * Where memory comes from: the initial region, and pages grown behind it. Somebody else may grow linear memory too; then
 * their pages stay theirs, and the heap goes on above them in a region of its own. Regions are kept when `top` is
 * rewound and used again in the same order, so that the same calls give the same addresses.
 */
import {
  add,
  asPtr,
  assign,
  buildOptions,
  eq,
  fn,
  ge,
  growMemory,
  gt,
  heapBase,
  initialEnd,
  isChecked,
  isZero,
  type Local,
  let_,
  loop,
  memoryPages,
  ne,
  nil,
  none,
  type Operand,
  ptr,
  ret,
  roundUp,
  shl,
  shr,
  sub,
  trap,
  u32,
  type Val,
  when,
  word,
} from '@sigil-alloc/ir';
import { firstBlock, Region, regionHeaderBytes } from './layout.js';
import { requireRegion, sealRegion } from './region-seal.js';
import { firstRegion, limit, placedRegion, REGION_TAIL_BYTES, region, setFirstRegion, top } from './state.js';

const PAGE_LOG2 = 16;
const GROWTH_FAILED = 0xffff_ffff;
/** Growth asks for an eighth of what there is, so that growing costs little per byte, and falls back to what is needed. */
const GROWTH_FRACTION_LOG2 = 3;

const alignmentBytes = (): number => buildOptions().alignmentBytes;
const headerBytes = (): number => regionHeaderBytes(isChecked(), alignmentBytes());

/** Where a region ends that reaches to the end of linear memory. */
export const memoryEnd = (): Val<'ptr'> => asPtr(sub(shl(memoryPages(), PAGE_LOG2), REGION_TAIL_BYTES));

/** Pages to ask for where fewer are needed; undefined: ask for no more than that. Built for size, only an option says more. */
function generousPages(): Val<'u32'> | undefined {
  const { growthStepPages, optimize } = buildOptions();
  if (growthStepPages !== undefined) return growthStepPages === 1 ? undefined : word(growthStepPages);
  return optimize === 'size' ? undefined : shr(memoryPages(), GROWTH_FRACTION_LOG2);
}

/**
 * Grows linear memory by `morePages` and one more. Traps when it cannot, and then nothing has changed.
 * @returns where a region ends that reaches to the new end
 */
const grow = fn(
  'grow',
  { morePages: u32, requested: u32 },
  ptr,
  ({ morePages, requested }) => {
    const pages = generousPages();
    if (pages !== undefined) {
      const generous = let_('generous', pages);
      when(gt(generous, morePages), () => when(ne(growMemory(generous), GROWTH_FAILED), () => ret(memoryEnd())));
    }
    when(eq(growMemory(add(morePages, 1)), GROWTH_FAILED), () => trap('out-of-memory', requested));
    ret(memoryEnd());
  },
  { isCold: true },
);

/** Lengthens the last region by the `missing` bytes (at least 1) that a block lacks, to whole pages. */
function growBehind(at: Local<'ptr'>, missing: Val<'u32'>, requested: Operand<'u32'>): void {
  Region.end.set(at, grow({ morePages: shr(sub(missing, 1), PAGE_LOG2), requested }));
  sealRegion(at);
}

/** Pages of a region for `bytes`, less one. Halved, the sum cannot wrap; a page that is lost so is grown afterwards. */
function morePagesOfRegion(bytes: Operand<'u32'>): Val<'u32'> {
  const besideBlocks = headerBytes() + REGION_TAIL_BYTES;
  return shr(add(shr(bytes, 1), besideBlocks / 2 - 1), PAGE_LOG2 - 1);
}

/** A region in pages of its own, with room for `bytes`. Fresh memory is zero: no region is next to it. */
const growApart = fn('grow_apart', { bytes: u32, requested: u32 }, ptr, ({ bytes, requested }) => {
  const start = let_('start', asPtr(shl(memoryPages(), PAGE_LOG2)));
  Region.end.set(start, grow({ morePages: morePagesOfRegion(bytes), requested }));
  sealRegion(start);
  ret(start);
});

/** The first region, where the build could not place it: from the heap base on, or apart if no block fits there. */
const openHeap = fn('open_heap', { bytes: u32, requested: u32 }, none, ({ bytes, requested }) => {
  const start = let_('start', roundUp(heapBase(), alignmentBytes()));
  const end = let_('end', sub(initialEnd(), REGION_TAIL_BYTES));
  when(
    ge(add(start, headerBytes()), end),
    () => assign(start, growApart({ bytes, requested })),
    () => {
      Region.end.set(start, end);
      Region.next.set(start, nil());
      sealRegion(start);
    },
  );
  setFirstRegion(start);
  useRegion({ at: start, position: firstBlock(start) });
});

/** Makes `at` the region in use, with `top` at `position`. */
export const useRegion = fn('use_region', { at: ptr, position: ptr }, none, ({ at, position }) => {
  region.set(at);
  limit.set(Region.end.of(at));
  top.set(position);
});

/**
 * A place for `bytes` (at least 1): at `from` in the region in use, where it stands at `top` or at the last block's start,
 * growing memory behind it if need be; else in a region kept from earlier, or in a new one. Traps with exhaustion of
 * `requested`, and then nothing has changed.
 * @returns its address; `top` stands behind it
 */
export const place = fn(
  'place',
  { from: ptr, bytes: u32, requested: u32 },
  ptr,
  ({ from, bytes, requested }) => {
    if (placedRegion() === undefined)
      when(isZero(region.get()), () => {
        openHeap({ bytes, requested });
        assign(from, top.get());
      });
    const at = let_('at', region.get());
    requireRegion(at);
    if (isChecked()) Region.top.set(at, top.get());
    sealRegion(at);
    loop(
      'once a region, and once more where it grows',
      () => gt(bytes, sub(Region.end.of(at), from)),
      () => {
        when(
          eq(Region.end.of(at), memoryEnd()),
          () => growBehind(at, sub(bytes, sub(Region.end.of(at), from)), requested),
          () => {
            when(isZero(Region.next.of(at)), () => {
              Region.next.set(at, growApart({ bytes, requested }));
              sealRegion(at);
            });
            assign(at, Region.next.of(at));
            requireRegion(at);
            assign(from, firstBlock(at));
            if (isChecked()) Region.top.set(at, from);
            sealRegion(at);
          },
        );
      },
    );
    useRegion({ at, position: roundUp(add(from, bytes), alignmentBytes()) });
    ret(from);
  },
  { isCold: true },
);

/** Rewinds `top` to `mark`, an address in the heap: regions ascend, so its region is the first that ends above it. */
export const rewindTo = fn('rewind_to', { mark: ptr }, none, ({ mark }) => {
  if (buildOptions().optimize !== 'size') {
    when(ge(mark, region.get()), () => {
      top.set(mark);
      ret();
    });
  }
  const at = let_('at', firstRegion());
  requireRegion(at);
  loop(
    'once a region',
    () => ge(mark, Region.end.of(at)),
    () => {
      assign(at, Region.next.of(at));
      requireRegion(at);
    },
  );
  useRegion({ at, position: mark });
});
