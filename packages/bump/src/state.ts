/**
 * The words of state beside the heap itself, and how they start. Where a fast build knows the heap base and room for a
 * block lies behind it, the heap is open from the start: globals and the first region's end are laid by the module. Else
 * all is 0, and the first allocation opens the heap (`region.ts`).
 */
import { address, buildOptions, global_, isChecked, ptr, startWith, u32, type Val } from '@sigil-alloc/ir';
import { Region, regionHeaderBytes } from './layout.js';

/**
 * Bytes at the end of a region that hold no block. With them the end of a region, and of every block, is a 32-bit number
 * even where memory ends at 2^32.
 */
export const REGION_TAIL_BYTES = 16;

interface PlacedRegion {
  readonly start: number;
  readonly firstBlock: number;
  readonly end: number;
}

/** The first region, if the build can place it. */
export function placedRegion(): PlacedRegion | undefined {
  const { heapBase, initialEnd, alignmentBytes } = buildOptions();
  if (heapBase === 'runtime' || initialEnd === 'runtime' || isChecked()) return undefined;
  const start = Math.ceil(heapBase / alignmentBytes) * alignmentBytes;
  const firstBlock = start + regionHeaderBytes(false, alignmentBytes);
  const end = (initialEnd || 2 ** 32) - REGION_TAIL_BYTES;
  return firstBlock < end ? { start, firstBlock, end } : undefined;
}

function startOfRegion(): number {
  const placed = placedRegion();
  if (placed !== undefined) startWith(placed.start + Region.end.offset, placed.end);
  return placed?.start ?? 0;
}

const first = global_('first', ptr);

/** The region that holds the heap base, or the first that was grown; 0 before there is one. */
export function firstRegion(): Val<'ptr'> {
  const placed = placedRegion();
  return placed === undefined ? first.get() : address(placed.start);
}

/** Says which region is the first, where the build does not know. */
export const setFirstRegion = first.set.bind(first);

/** The region in use. */
export const region = global_('region', ptr, startOfRegion);
/** Where the next block begins. */
export const top = global_('top', ptr, () => placedRegion()?.firstBlock ?? 0);
/** End of the region in use. */
export const limit = global_('limit', ptr, () => placedRegion()?.end ?? 0);
/** The innermost open scope, 0 for none. */
export const scope = global_('scope', ptr);
/** The handle that the last `promote` closed, until the next scope call: one `exit-scope` of it does nothing. */
export const promoted = global_('promoted', u32);
/** Check builds: what the seals of the innermost scope's blocks have beside their words; 0 while no scope is open. */
export const scopeKey = global_('scope_key', u32);
/** Check builds: the last handle issued. */
export const lastSerial = global_('last_serial', u32);
