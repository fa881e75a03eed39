/*
 * malloc and its family on an allocator that offers the world `heap`, in place of libc's: for the whole program, libc
 * itself included. What <stdlib.h> declares, a program takes from there; this is for what that leaves out.
 *
 *   cc program.c sigil_libc.c libsigil-tlsf-rc.a                        natively, on 64-bit ELF systems
 *   clang --target=wasm32-wasi program.c sigil_libc.c -o program.wasm   then `sigil-alloc link` or `run`
 *
 * Every block lies at a multiple of 16. What cannot be had is NULL with errno ENOMEM, never a trap. Natively a second
 * thread that allocates or frees ends the process with a line that says so; so does a pointer that malloc never gave.
 * The rules of each call: docs/libc.md.
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

/** Of one block: its size is a 32-bit number, and the distance of two of its bytes a pointer difference. */
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
