/* Derived from the WIT contract; do not edit. Pointers, sizes and handles are unsigned 32-bit offsets and counts. Only allocators built with the world 'heap' have these. */
#ifndef SIGIL_HEAP_H
#define SIGIL_HEAP_H

#include "sigil.h"

#ifdef __cplusplus
extern "C" {
#endif

/* sigil:heap@0.1.0 */

/** Frees the block at `ptr`. 0 is ignored. A block of an open scope may be freed before its scope ends. */
void sigil_free(uint32_t ptr);

/** The bytes at `ptr` that the caller may touch: at least the size asked for, and in check builds exactly that. */
uint32_t sigil_usable_size(uint32_t ptr);

/** `alloc`, and the first `size` bytes are 0. */
uint32_t sigil_alloc_zeroed(uint32_t size);

/** `alloc` at a multiple of `align`, a power of two up to 65536; any other `align` traps with bad-size. A block that `realloc` moves has the conformer's own alignment again. */
uint32_t sigil_alloc_aligned(uint32_t size, uint32_t align);

/** 1: the block at `ptr` has now `new-size` bytes, where it was, and keeps the smaller number of its bytes. 0: that cannot be, and nothing has changed. Never traps for want of memory. */
uint32_t sigil_resize_in_place(uint32_t ptr, uint32_t new_size);

/** Merges all free memory that waits to be merged. Returns the bytes that are free in one piece at the end of the heap. */
uint32_t sigil_trim(void);

/** `alloc`, but 0 where it would trap for want of memory; then nothing has changed and no failure is recorded. */
uint32_t sigil_try_alloc(uint32_t size);

/** `realloc`, but 0 where it would trap for want of memory; then the old block is untouched and no failure is recorded. */
uint32_t sigil_try_realloc(uint32_t old_ptr, uint32_t old_size, uint32_t new_size);

/** `alloc-aligned`, but 0 where it would trap for want of memory; then nothing has changed and no failure is recorded. */
uint32_t sigil_try_alloc_aligned(uint32_t size, uint32_t align);

#ifdef __cplusplus
}
#endif

#endif
