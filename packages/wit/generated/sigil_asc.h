/* Derived from the WIT contract; do not edit. Pointers, sizes and handles are unsigned 32-bit offsets and counts. Only allocators built with the world 'asc' have these. */
#ifndef SIGIL_ASC_H
#define SIGIL_ASC_H

#include "sigil.h"

#ifdef __cplusplus
extern "C" {
#endif

/* asc:runtime@0.9.4 */

/** `make`: what a host needs to give a program objects, with the three after it. */
uint32_t __alloc(uint32_t size, uint32_t id);

/** `retain`. */
uint32_t __retain(uint32_t ref);

/** `release`. */
void __release(uint32_t ref);

/** `collect`. */
void __collect(void);

/** `resize`. */
uint32_t __realloc(uint32_t ref, uint32_t size);

/** `discard`. */
void __free(uint32_t ref);

/** `visit`. */
void __visit(uint32_t ref, uint32_t cookie);

/* To be defined by the program: the allocator calls these. */

/** `visit-members`, as the compiler writes it. */
void __visit_members(uint32_t ref, uint32_t cookie);

#ifdef __cplusplus
}
#endif

#endif
