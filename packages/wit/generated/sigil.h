/* Derived from the WIT contract; do not edit. Pointers, sizes and handles are unsigned 32-bit offsets and counts. */
#ifndef SIGIL_H
#define SIGIL_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Why a call trapped. */
typedef enum sigil_trap {
  /** Nothing was recorded. */
  SIGIL_TRAP_NONE = 0,
  /** Linear memory cannot grow far enough, or the request fits no 32-bit heap. */
  SIGIL_TRAP_OUT_OF_MEMORY = 1,
  /** The program reached `unreachable`. */
  SIGIL_TRAP_UNREACHABLE = 2,
  /** An access outside linear memory. */
  SIGIL_TRAP_OUT_OF_BOUNDS = 3,
  /** Integer division by zero. */
  SIGIL_TRAP_INTEGER_DIVIDE_BY_ZERO = 4,
  /** An integer result outside its type. */
  SIGIL_TRAP_INTEGER_OVERFLOW = 5,
  /** A float that no integer of the asked type can hold. */
  SIGIL_TRAP_INVALID_CONVERSION = 6,
  /** An indirect call of a null entry or of another signature. */
  SIGIL_TRAP_INDIRECT_CALL = 7,
  /** An access outside a table. */
  SIGIL_TRAP_TABLE_BOUNDS = 8,
  /** The call stack is exhausted. */
  SIGIL_TRAP_STACK_OVERFLOW = 9,
  /** A scope handle that is not open. */
  SIGIL_TRAP_BAD_HANDLE = 10,
  /** A pointer that is no live block. */
  SIGIL_TRAP_BAD_POINTER = 11,
  /** A block freed a second time. */
  SIGIL_TRAP_DOUBLE_FREE = 12,
  /** An old size over the block's usable size. */
  SIGIL_TRAP_BAD_SIZE = 13,
  /** The allocator's own records were overwritten. */
  SIGIL_TRAP_HEAP_CORRUPTION = 14,
  /** A reference count past its 28 bits. */
  SIGIL_TRAP_REFCOUNT_OVERFLOW = 15,
} sigil_trap;

/* sigil:allocator@0.1.0 */

/** A new block of `size` bytes in the innermost open scope, aligned as the conformer declares, not zeroed. Size 0 gives a distinct block that `realloc` accepts. Traps when memory cannot be had. */
uint32_t sigil_alloc(uint32_t size);

/** The block resized to `new-size` bytes, in place or moved; the first min(old-size, new-size) bytes are kept. `old-ptr` 0 means alloc. Traps when memory cannot be had, and then the old block is untouched. */
uint32_t sigil_realloc(uint32_t old_ptr, uint32_t old_size, uint32_t new_size);

/** Copies `n-bytes` from `src` to `dst`. Callers may rely on forward walk only; conformers copy right for every overlap. */
void sigil_mem_copy(uint32_t dst, uint32_t src, uint32_t n_bytes);

/** Opens a scope inside the innermost open one. */
uint32_t sigil_enter_scope(void);

/** Frees all that was allocated since `handle` was opened, and closes every scope opened after it. */
void sigil_exit_scope(uint32_t handle);

/** Moves `size` bytes at `ptr` to the scope around `handle`, closes `handle` and every scope inside it, and returns where the bytes now are. One `exit-scope` of `handle` directly after it does nothing. */
uint32_t sigil_promote(uint32_t handle, uint32_t ptr, uint32_t size);

/** Frees every block of every scope and closes all scopes. Static data and grown memory stay. */
void sigil_free_all(void);

/* cabi:canonical@0.1.0 */

/** `realloc` with an alignment, any power of two. Never calls an import. */
uint32_t cabi_realloc(uint32_t old_ptr, uint32_t old_size, uint32_t align, uint32_t new_size);

/* sigil:diagnostics@0.1.0 */

/** The number of the kind recorded by the last trap of the conformer, 0 for none. Clears it. */
uint32_t sigil_trap_kind(void);

/** The size in bytes that the last exhausted request asked for. */
uint32_t sigil_failed_size(void);

#if defined(__wasm__)

/* In wasm: linear memory is the program's own, and a contract pointer is the number of an address. */

/** A contract pointer as an address, and back. */
static inline void *sigil_pointer_to(uint32_t ptr) { return (void *)(uintptr_t)ptr; }
static inline uint32_t sigil_offset_of(const void *pointer) { return (uint32_t)(uintptr_t)pointer; }

/**
 * Stands once in a program that defines malloc on top of these. Without it the heap keeps out of the memory behind
 * __heap_base where a malloc is linked, since that would be where a libc's own takes its blocks from.
 */
#define SIGIL_OWNS_MALLOC const char sigil_rt_owns_malloc = 1

#else

/* Native only: the linear memory that pointers count from, and a host that survives traps. */

/** Base of linear memory; it never moves. A contract pointer p is the byte sigil_memory()[p]. */
uint8_t *sigil_memory(void);

/** A contract pointer as an address, and back. */
static inline void *sigil_pointer_to(uint32_t ptr) { return sigil_memory() + ptr; }
static inline uint32_t sigil_offset_of(const void *pointer) {
  return (uint32_t)((const uint8_t *)pointer - sigil_memory());
}

/** Bytes of linear memory in use, a multiple of 65536, at most 2^32. */
uint64_t sigil_memory_size(void);

/** Caps linear memory at `pages` of 65536 bytes. False, and nothing changes, if more are in use already. */
bool sigil_set_max_pages(uint32_t pages);

/** Runs fn(arg). Returns SIGIL_TRAP_NONE, or the kind of the trap that ended it, which is thereby read and cleared. */
sigil_trap sigil_try(void (*fn)(void *), void *arg);

/** What is known of a trap; requested is 0 but for exhaustion, has_address tells whether address is known. */
typedef struct sigil_trap_info {
  sigil_trap kind;
  uint32_t requested;
  bool has_address;
  uint64_t address;
} sigil_trap_info;

/** Called on a trap outside sigil_try, before the process would end with status 134; it may leave by longjmp. NULL resets. */
void sigil_on_trap(void (*handler)(const sigil_trap_info *info));

#endif

#ifdef __cplusplus
}
#endif

#endif
