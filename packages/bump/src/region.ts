/**
 * Where memory comes from: the initial region, and pages grown behind it. Somebody else may grow linear memory too; then
 * their pages stay theirs, and the heap goes on above them in a region of its own. Regions are kept when `top` is
 * rewound and used again in the same order, so that the same calls give the same addresses.
 *
 * Nothing in this file traps: what cannot be had is answered with `no` or address 0, and then nothing has changed.
 */
import {
  ADDRESS_SPACE_END,
  add,
  address,
  asPtr,
  asU32,
  assign,
  bool,
  buildOptions,
  eq,
  fn,
  gt,
  heapBase,
  initialEnd,
  isZero,
  let_,
  loop,
  lt,
  memoryPages,
  growMemory,
  ne,
  nil,
  no,
  none,
  not,
  ptr,
  ret,
  roundUp,
  shl,
  shr,
  sub,
  u32,
  type Val,
  when,
  yes,
} from '@sigil-alloc/ir';
import { MAX_PAGES } from '@sigil-alloc/wit';
import { firstBlock, Region, regionHeaderBytes } from './layout.js';
import { first, limit, region, top } from './state.js';

const PAGE_LOG2 = 16;
const GROWTH_FAILED = 0xffff_ffff;
/** Growth asks for an eighth of what there is, so that growing costs little per byte, and falls back to what is needed. */
const GROWTH_FRACTION_LOG2 = 3;
const LOG2_OF_UNUSED_END = Math.log2(2 ** 32 - ADDRESS_SPACE_END);

const alignmentBytes = (): number => buildOptions().alignmentBytes;
const headerBytes = (): number => regionHeaderBytes(alignmentBytes());
const alignedHeapBase = (): Val<'ptr'> => roundUp(heapBase(), alignmentBytes());

/** First byte past linear memory, as far as blocks may reach: the last bytes of a full address space stay unused. */
export const memoryEnd = fn('memory_end', {}, ptr, () => {
  const pages = let_('pages', memoryPages());
  const unused = shl(asU32(eq(pages, MAX_PAGES)), LOG2_OF_UNUSED_END);
  ret(asPtr(sub(shl(pages, PAGE_LOG2), unused)));
}, { isCold: true });

/** Makes `from .. from + bytes` exist, with `from` at or past the end of what exists and `bytes` beyond it. */
const reserve = fn('reserve', { from: ptr, bytes: u32 }, bool, ({ from, bytes }) => {
  when(gt(bytes, sub(address(ADDRESS_SPACE_END), from)), () => ret(no()));
  const pages = let_('pages', memoryPages());
  const lastByte = sub(add(from, bytes), 1);
  const missing = let_('missing', sub(add(shr(asU32(lastByte), PAGE_LOG2), 1), pages));
  const generous = let_('generous', shr(pages, GROWTH_FRACTION_LOG2));
  when(lt(generous, missing), () => assign(generous, missing));
  when(eq(growMemory(generous), GROWTH_FAILED), () => ret(ne(growMemory(missing), GROWTH_FAILED)));
  ret(yes());
}, { isCold: true });

/** Lengthens `last`, the last region, so that `bytes` fit from `from` on; not if somebody else's pages lie behind it. */
export const extendRegion = fn('extend_region', { last: ptr, from: ptr, bytes: u32 }, bool, ({ last, from, bytes }) => {
  when(ne(Region.end.of(last), memoryEnd()), () => ret(no()));
  when(not(reserve({ from, bytes })), () => ret(no()));
  Region.end.set(last, memoryEnd());
  ret(yes());
}, { isCold: true });

/** A new region in pages grown from `start` on, with room for `bytes`; 0 if they cannot be had. */
const growRegion = fn('grow_region', { start: ptr, bytes: u32 }, ptr, ({ start, bytes }) => {
  when(gt(bytes, ADDRESS_SPACE_END - headerBytes()), () => ret(nil()));
  when(not(reserve({ from: start, bytes: add(bytes, headerBytes()) })), () => ret(nil()));
  writeRegion({ start, end: memoryEnd() });
  ret(start);
}, { isCold: true });

const writeRegion = fn('write_region', { start: ptr, end: ptr }, none, ({ start, end }) => {
  Region.end.set(start, end);
  Region.next.set(start, nil());
});

/** The first region: what there is from the heap base on, or grown pages if that cannot hold a region's header. */
const openHeap = fn('open_heap', { bytes: u32 }, ptr, ({ bytes }) => {
  const start = let_('start', alignedHeapBase());
  const end = let_('end', initialEnd());
  when(
    gt(add(start, headerBytes()), end),
    () => {
      const behind = let_('behind', memoryEnd());
      when(lt(start, behind), () => assign(start, behind));
      assign(start, growRegion({ start, bytes }));
    },
    () => writeRegion({ start, end }),
  );
  first.set(start);
  ret(start);
}, { isCold: true });

/** Makes `at` the region in use, with `top` at `position`. */
export const useRegion = fn('use_region', { at: ptr, position: ptr }, none, ({ at, position }) => {
  region.set(at);
  limit.set(Region.end.of(at));
  top.set(position);
});

/**
 * The first place for `bytes` that the region in use does not have: in a region kept from earlier, in pages grown behind
 * the last one, or in a new region.
 * @returns its address, and `top` stands behind it; 0 if there is none
 */
export const takeElsewhere = fn('take_elsewhere', { bytes: u32 }, ptr, ({ bytes }) => {
  const at = let_('at', region.get());
  const position = let_('position', top.get());
  when(isZero(at), () => {
    assign(at, openHeap({ bytes }));
    when(isZero(at), () => ret(nil()));
    assign(position, firstBlock(at));
  });
  loop('once a region', () => gt(bytes, sub(Region.end.of(at), position)), () => {
    const next = let_('next', Region.next.of(at));
    when(isZero(next), () => {
      when(extendRegion({ last: at, from: position, bytes }), () => {
        useRegion({ at, position: roundUp(add(position, bytes), alignmentBytes()) });
        ret(position);
      });
      assign(next, growRegion({ start: memoryEnd(), bytes }));
      when(isZero(next), () => ret(nil()));
      Region.next.set(at, next);
    });
    Region.top.set(at, position);
    assign(at, next);
    assign(position, firstBlock(at));
  });
  useRegion({ at, position: roundUp(add(position, bytes), alignmentBytes()) });
  ret(position);
}, { isCold: true });
