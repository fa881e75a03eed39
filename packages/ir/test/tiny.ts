/** A conformer just large enough for tests of the builder: a pointer that moves up, and two further worlds. */
import { DEFAULT_HEAP_BASE } from '@sigil-alloc/wit';
import {
  add,
  asU32,
  buildOptions,
  type Conformer,
  copyBytes,
  fillBytes,
  fn,
  global_,
  implement,
  let_,
  none,
  ptr,
  ret,
  u32,
} from '../src/index.js';

const top = global_('top', ptr, () => DEFAULT_HEAP_BASE);
const liveBlocks = global_('live_blocks', u32);
/** How often the health check has run, for a test to look at as `sigil_peak_bytes`. */
const checks = global_('checks', u32);

const health = fn('health', {}, none, () => checks.set(add(checks.get(), 1)));

const take = fn('take', { size: u32 }, ptr, ({ size }) => {
  const block = let_('block', top.get());
  top.set(add(add(block, size), 8));
  if (buildOptions().worlds.includes('statistics')) liveBlocks.set(add(liveBlocks.get(), 1));
  ret(block);
});

const alloc = implement('sigil_alloc', ({ size }) => ret(take({ size })));

export const tiny: Conformer = {
  name: 'tiny',
  alignments: [8],
  answers: () => ({
    version: 1,
    conformer: 'tiny',
    alignmentBytes: 8,
    blockOverheadBytes: 8,
    largestRequestBytes: 1000,
    heapBase: DEFAULT_HEAP_BASE,
    growsInPlace: 'never',
    movesLiveBlocks: false,
    reclaims: ['free-all'],
    usableSize: 'requested',
    collectsCycles: 'not-applicable',
    needsRoots: 'not-applicable',
  }),
  health,
  surface: {
    sigil_alloc: alloc,
    sigil_realloc: implement('sigil_realloc', ({ newSize }) => ret(take({ size: newSize }))),
    sigil_mem_copy: implement('sigil_mem_copy', ({ dst, src, nBytes }) => copyBytes(dst, src, nBytes)),
    sigil_enter_scope: implement('sigil_enter_scope', () => ret(1)),
    sigil_exit_scope: implement('sigil_exit_scope', () => {}),
    sigil_promote: implement('sigil_promote', ({ ptr }) => ret(ptr)),
    sigil_free_all: implement('sigil_free_all', () => {}),
    cabi_realloc: implement('cabi_realloc', ({ newSize }) => ret(asU32(take({ size: newSize })))),
  },
  worlds: {
    // not in the order of the WIT, which is that of exports all the same
    statistics: {
      sigil_live_bytes: implement('sigil_live_bytes', () => ret(0)),
      sigil_live_blocks: implement('sigil_live_blocks', () => ret(liveBlocks.get())),
      sigil_peak_bytes: implement('sigil_peak_bytes', () => ret(checks.get())),
      sigil_free_bytes: implement('sigil_free_bytes', () => ret(0)),
      sigil_largest_free_bytes: implement('sigil_largest_free_bytes', () => ret(0)),
      sigil_reserved_bytes: implement('sigil_reserved_bytes', () => ret(asU32(top.get()))),
    },
    heap: {
      sigil_free: implement('sigil_free', ({ ptr }) => fillBytes(ptr, 0xdd, 8)),
      sigil_usable_size: implement('sigil_usable_size', () => ret(8)),
      sigil_alloc_zeroed: implement('sigil_alloc_zeroed', ({ size }) => ret(alloc({ size }))),
      sigil_alloc_aligned: implement('sigil_alloc_aligned', ({ size, align }) => ret(take({ size: add(size, align) }))),
      sigil_resize_in_place: implement('sigil_resize_in_place', () => ret(0)),
      sigil_trim: implement('sigil_trim', () => ret(0)),
      sigil_try_alloc: implement('sigil_try_alloc', ({ size }) => ret(take({ size }))),
      sigil_try_realloc: implement('sigil_try_realloc', ({ newSize }) => ret(take({ size: newSize }))),
      sigil_try_alloc_aligned: implement('sigil_try_alloc_aligned', ({ size }) => ret(take({ size }))),
    },
  },
  defaultWorlds: ['heap'],
};

/** The same without further worlds. */
export const { worlds: _, defaultWorlds: __, ...plain } = tiny;
