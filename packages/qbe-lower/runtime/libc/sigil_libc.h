/*
 * malloc and its family on an allocator that offers the world `heap`, in place of libc's: of the whole program, libc itself
 * included. A program needs nothing of this header that <stdlib.h> declares; it is here for what that leaves out.
 *
 *   cc program.c sigil_libc.c libsigil-tlsf-rc.a                            natively, on ELF systems
 *   clang --target=wasm32-wasi program.c sigil_libc.c -o program.wasm       then `sigil-alloc link` or `run`
 *
 * Every block lies at a multiple of 16. What cannot be had is NULL with errno ENOMEM, never a trap. Natively a second
 * thread that allocates or frees ends the process with a line that says so, and so does a pointer that malloc never gave.
 */
#ifndef SIGIL_LIBC_H
#define SIGIL_LIBC_H

#include <malloc.h>
#include <stdlib.h>

#include "sigil_heap.h"

/** Of every block, whatever its size. The allocator must be built with this alignment or a multiple of it. */
#define SIGIL_LIBC_ALIGNMENT_BYTES 16

/** aligned_alloc and its like take powers of two up to this; what is larger cannot be had. */
#define SIGIL_LIBC_LARGEST_ALIGNMENT_BYTES 65536

/** Of one block: no distance between two of its bytes is more than a pointer difference, and no size more than 32 bits. */
#define SIGIL_LIBC_LARGEST_BYTES (PTRDIFF_MAX < UINT32_MAX ? PTRDIFF_MAX : UINT32_MAX)

#if defined(__wasm__)
#ifdef __cplusplus
extern "C" {
#endif
/** aligned_alloc by its older name, which wasi-libc does not declare. */
void *memalign(size_t alignment, size_t size);
#ifdef __cplusplus
}
#endif
#endif

#endif
