/** What may be tuned, and what is derived from it. */

/** Every block begins a multiple of this apart from every other, so that payloads are aligned for any machine type. */
export const GRANULE_LOG2 = 4;
export const GRANULE_BYTES = 1 << GRANULE_LOG2;

/** Classes in a row of the second level: a class is at most a 32nd of its sizes wide. */
export const SECOND_LEVEL_LOG2 = 5;

/** Below this size every multiple of the granule is a class of its own. */
export const LINEAR_LOG2 = GRANULE_LOG2 + SECOND_LEVEL_LOG2;
export const LINEAR_BYTES = 1 << LINEAR_LOG2;

/** Rows: the linear one, and one for each power of two from LINEAR_BYTES to 2^31. */
export const FIRST_LEVEL_COUNT = 32 - LINEAR_LOG2 + 1;
export const CLASS_COUNT = FIRST_LEVEL_COUNT << SECOND_LEVEL_LOG2;

/** Blocks of a class that are looked at before a larger class is taken: one of them may fit exactly. */
export const LOOK_COUNT = 4;

/** The cache has a list for each block size below this: larger ones, kept unmerged, would make the heap larger. */
export const CACHE_SIZES_BYTES = 256;
/** One more is for check builds, whose blocks are larger by their labels: so the same requests are cached in each build. */
export const CACHE_LIST_COUNT = (CACHE_SIZES_BYTES >> GRANULE_LOG2) + 1;
/** Blocks in the cache, at most: what flushing it costs is bounded by this. */
export const CACHE_BOUND_COUNT = 1024;
/** The same in builds with objects, where a graph that dies fills the cache at once, and a collection costs as much as a flush. */
export const OBJECTS_CACHE_BOUND_COUNT = 1_048_576;

/** A small request opens at most this much of a free block, and none that would leave less than the second. */
export const OPENED_BYTES = 4096;
export const LEAST_OPENED_BYTES = 512;

/** The first chunk of a scope; each further one is twice as large as the last, up to the largest. */
export const FIRST_CHUNK_BYTES = 8192;
export const LARGEST_CHUNK_BYTES = 65_536;
/** In a scope, what is larger has a block of its own instead of a place in a chunk. */
export const CHUNKED_BYTES = 2048;

/** Growth asks for a 256th of what there is, so that growing costs little per byte, and falls back to what is needed. */
export const GROWTH_FRACTION_LOG2 = 8;

/** `alloc-aligned` takes powers of two up to this. */
export const LARGEST_ALIGNMENT_BYTES = 65_536;
