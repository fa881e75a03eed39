/* Derived from the WIT contract; do not edit. Pointers, sizes and handles are unsigned 32-bit offsets and counts. Only allocators built with the world 'leaks' have these. */
#ifndef SIGIL_LEAKS_H
#define SIGIL_LEAKS_H

#include "sigil.h"

#ifdef __cplusplus
extern "C" {
#endif

/* sigil:leaks@0.1.0 */

/** From here on, objects are made at the site `site`, a number of the program's own; at first it is 0. Returns the site before. */
uint32_t sigil_set_site(uint32_t site);

/** The site at which the object was made; an object that moves keeps it. 0 for 0 and for static objects. */
uint32_t sigil_site_of(uint32_t ref);

/** Of all live objects the next older one than `ref`; 0 asks for the newest, and is the answer behind the oldest. */
uint32_t sigil_next_object(uint32_t ref);

/** Writes the references in the object to `into`, as many as `capacity` says at most, a word each; 0 and references to static objects are left out. Returns how many there are. */
uint32_t sigil_edges(uint32_t ref, uint32_t into, uint32_t capacity);

/* To be defined by the program: the allocator calls these. */

/** Asked for the site of every object that is made, where there is one; then `set-site` decides nothing. */
uint32_t sigil_site(void);

#ifdef __cplusplus
}
#endif

#endif
