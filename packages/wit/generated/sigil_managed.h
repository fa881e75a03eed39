/* Derived from the WIT contract; do not edit. Pointers, sizes and handles are unsigned 32-bit offsets and counts. Only allocators built with the world 'managed' have these. */
#ifndef SIGIL_MANAGED_H
#define SIGIL_MANAGED_H

#include "sigil.h"

#ifdef __cplusplus
extern "C" {
#endif

/* sigil:managed@0.1.0 */

/** A new object of `size` bytes and of the runtime id `id`. Its bytes are not zeroed. Its count is 0; a runtime that counts nothing may write 1. May collect first, and so may `resize`: where there are many candidates, or little memory. Where memory cannot be had, the failed size is that of the object with its header. */
uint32_t sigil_make(uint32_t size, uint32_t id);

/** The object resized to `size` bytes, in place where that can be, and else moved: then `ref` is dead. Id and count stay. */
uint32_t sigil_resize(uint32_t ref, uint32_t size);

/** Frees the object at once, whatever its count; what it refers to is not released, and no finalizer is called. 0 is ignored. */
void sigil_discard(uint32_t ref);

/** Counts one reference more and returns `ref`. 0 and static objects, which lie below the heap, are ignored. Traps with refcount-overflow where the count would need more than 28 bits. */
uint32_t sigil_retain(uint32_t ref);

/** Counts one reference less. With the last one the object dies, and with it what only it kept. 0 and static objects are ignored. */
void sigil_release(uint32_t ref);

/** Frees all objects that only references among themselves keep. */
void sigil_collect(void);

/** `collect` in pieces: looks at candidates until about `budget` objects were visited. One whose graph is larger stays a candidate, for `collect`. Returns the number of candidates left. */
uint32_t sigil_collect_step(uint32_t budget);

/** From here on, a `make` that finds `count` candidates collects first; where many objects that such a collection visited live on, the next one waits for as many more. 1: every `make` that finds a candidate. 0: only who asks collects, and who finds no memory for an object. At first the limit is 65,536. Nothing is collected in the middle of a `release`: a program may release a reference before it overwrites it. */
void sigil_set_candidate_limit(uint32_t count);

/** `visit-members` calls it for every reference in its object, with the cookie that it was given. 0 and static objects are ignored. */
void sigil_visit(uint32_t ref, uint32_t cookie);

/** Tells where runtime type information lies, and, for a program without `visit-members`, where the tables of references in its objects lie; 0 for none. */
void sigil_describe(uint32_t rtti, uint32_t layouts);

/** A weak handle of the object: it does not keep it. 0 for 0. Traps with out-of-memory. */
uint32_t sigil_weaken(uint32_t ref);

/** The object of a weak handle, retained; 0 if it has died, or its finalizer was called, and after free-all. */
uint32_t sigil_upgrade(uint32_t handle);

/** Gives a weak handle back. 0 is ignored. */
void sigil_forget(uint32_t handle);

/* To be defined by the program: the allocator calls these. */

/** Calls `visit` with `cookie` for every reference in the object. */
void sigil_visit_members(uint32_t ref, uint32_t cookie);

/** Called once before an object dies whose type asks for it; all that it refers to is still whole. It may make, retain and release objects, this one too: then the object lives on, and is not finalized again. A collection that it asks for does nothing. It must not trap. */
void sigil_finalize(uint32_t ref, uint32_t id);

#ifdef __cplusplus
}
#endif

#endif
