/* Derived from the WIT contract; do not edit. Pointers, sizes and handles are unsigned 32-bit offsets and counts. Only allocators built with the world 'asc-stub' have these. */
#ifndef SIGIL_ASC_STUB_H
#define SIGIL_ASC_STUB_H

#include "sigil.h"

#ifdef __cplusplus
extern "C" {
#endif

/* asc:runtime@0.9.4 */

/** `free-all`, of a runtime that frees nothing by itself. */
void __reset(void);

#ifdef __cplusplus
}
#endif

#endif
