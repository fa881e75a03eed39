/* Derived from the WIT contract; do not edit. Pointers, sizes and handles are unsigned 32-bit offsets and counts. Only allocators built with the world 'statistics' have these. */
#ifndef SIGIL_STATISTICS_H
#define SIGIL_STATISTICS_H

#include "sigil.h"

#ifdef __cplusplus
extern "C" {
#endif

/* sigil:statistics@0.1.0 */

/** The usable bytes of all live blocks. */
uint32_t sigil_live_bytes(void);

/** The number of live blocks. */
uint32_t sigil_live_blocks(void);

/** The most that `live-bytes` has ever been, both places of a block counted while it moves; `free-all` leaves it as it is. */
uint32_t sigil_peak_bytes(void);

/** The payload bytes that requests can still get without growing memory. Headers of free blocks do not count. */
uint32_t sigil_free_bytes(void);

/** The size of the largest request that is surely served without growing memory. */
uint32_t sigil_largest_free_bytes(void);

/** The bytes of linear memory that are the conformer's, used and free. */
uint32_t sigil_reserved_bytes(void);

#ifdef __cplusplus
}
#endif

#endif
