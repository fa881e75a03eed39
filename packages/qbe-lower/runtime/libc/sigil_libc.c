/*
 * malloc and its family on the world `heap`. What they promise stands in sigil_libc.h; here is how blocks, which are
 * 32-bit offsets into linear memory, become pointers and back, and who may ask for them.
 *
 * In wasm an offset is a pointer, and there is one thread. Natively `memory` is the base of linear memory on the one
 * thread that owns it, and NULL on all others: one load tells both where a block is and that this thread may have it.
 * Nothing here or below calls libc's malloc or waits for a constructor: whoever starts the process may call first.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "sigil_libc.h"

#if defined(__wasm__)

#define OF_THE_ALLOCATOR(name) \
  extern __typeof__(name) name __attribute__((import_module("sigil"), import_name(#name)))
OF_THE_ALLOCATOR(sigil_free);
OF_THE_ALLOCATOR(sigil_usable_size);
OF_THE_ALLOCATOR(sigil_try_alloc);
OF_THE_ALLOCATOR(sigil_try_realloc);
OF_THE_ALLOCATOR(sigil_try_alloc_aligned);

#define REPLACES

static inline void enter(const char *call) { (void)call; }

static inline void *pointer_to(uint32_t offset) { return sigil_pointer_to(offset); }

static inline uint32_t offset_of(const void *pointer, const char *call) {
  (void)call;
  return sigil_offset_of(pointer);
}

SIGIL_OWNS_MALLOC;

#elif defined(__ELF__) && UINTPTR_MAX > UINT32_MAX

#include <unistd.h>

/* Of the shim in the allocator's archive. Both end the process with a line that names the call. */
__attribute__((visibility("hidden"))) void sigil_rt_check_thread(const char *call);
__attribute__((visibility("hidden"))) _Noreturn void sigil_rt_refuse_pointer(const char *call, const void *pointer);

/* Even in a program whose own names are hidden: libc must find these. */
#define REPLACES __attribute__((visibility("default")))

/* Access to the other models may itself allocate. */
static _Thread_local uint8_t *memory __attribute__((tls_model("initial-exec")));

__attribute__((noinline, cold)) static void enter_first(const char *call) {
  sigil_rt_check_thread(call);
  memory = sigil_memory();
}

static inline void enter(const char *call) {
  if (__builtin_expect(memory == NULL, 0)) enter_first(call);
}

static inline void *pointer_to(uint32_t offset) { return memory + offset; }

static inline uint32_t offset_of(const void *pointer, const char *call) {
  const uintptr_t where_blocks_are = UINT32_MAX & ~(uintptr_t)(SIGIL_LIBC_ALIGNMENT_BYTES - 1);
  enter(call);
  uintptr_t offset = (uintptr_t)pointer - (uintptr_t)memory;
  if (__builtin_expect((offset & ~where_blocks_are) != 0, 0)) sigil_rt_refuse_pointer(call, pointer);
  return (uint32_t)offset;
}

#else
#error "sigil: malloc can be replaced in wasm32 and in 64-bit ELF programs; elsewhere libraries keep to libc's own"
#endif

static void *fail(int error) {
  errno = error;
  return NULL;
}

static inline void *block(uint32_t offset) { return offset == 0 ? fail(ENOMEM) : pointer_to(offset); }

static inline void *allocate(size_t size, const char *call) {
  enter(call);
  return size > SIGIL_LIBC_LARGEST_BYTES ? fail(ENOMEM) : block(sigil_try_alloc((uint32_t)size));
}

static void *reallocate(void *old, size_t size, const char *call) {
  if (old == NULL) return allocate(size, call);
  uint32_t offset = offset_of(old, call);
  if (size == 0) {
    sigil_free(offset);
    return NULL;
  }
  if (size > SIGIL_LIBC_LARGEST_BYTES) return fail(ENOMEM);
  return block(sigil_try_realloc(offset, sigil_usable_size(offset), (uint32_t)size));
}

static bool is_power_of_two(size_t number) { return number != 0 && (number & (number - 1)) == 0; }

static void *allocate_aligned(size_t alignment, size_t size, const char *call) {
  if (alignment <= SIGIL_LIBC_ALIGNMENT_BYTES) return allocate(size, call);
  enter(call);
  if (alignment > SIGIL_LIBC_LARGEST_ALIGNMENT_BYTES || size > SIGIL_LIBC_LARGEST_BYTES) return fail(ENOMEM);
  return block(sigil_try_alloc_aligned((uint32_t)size, (uint32_t)alignment));
}

REPLACES void *malloc(size_t size) { return allocate(size, "malloc"); }

REPLACES void *calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) return fail(ENOMEM);
  void *zeroed = allocate(bytes, "calloc");
  return zeroed == NULL ? NULL : memset(zeroed, 0, bytes);
}

REPLACES void *realloc(void *old, size_t size) { return reallocate(old, size, "realloc"); }

REPLACES void *reallocarray(void *old, size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) return fail(ENOMEM);
  return reallocate(old, bytes, "reallocarray");
}

/* NULL on any thread: libc frees what a thread never had when it ends. */
REPLACES void free(void *pointer) {
  if (pointer != NULL) sigil_free(offset_of(pointer, "free"));
}

REPLACES size_t malloc_usable_size(void *pointer) {
  return pointer == NULL ? 0 : sigil_usable_size(offset_of(pointer, "malloc_usable_size"));
}

REPLACES void *aligned_alloc(size_t alignment, size_t size) {
  return is_power_of_two(alignment) ? allocate_aligned(alignment, size, "aligned_alloc") : fail(EINVAL);
}

REPLACES void *memalign(size_t alignment, size_t size) {
  return is_power_of_two(alignment) ? allocate_aligned(alignment, size, "memalign") : fail(EINVAL);
}

/* Alone in telling by its result, and in leaving errno as it was. */
REPLACES int posix_memalign(void **result, size_t alignment, size_t size) {
  if (!is_power_of_two(alignment) || alignment % sizeof(void *) != 0) return EINVAL;
  int before = errno;
  void *aligned = allocate_aligned(alignment, size, "posix_memalign");
  errno = before;
  if (aligned == NULL) return ENOMEM;
  *result = aligned;
  return 0;
}

#if defined(__wasm__)

/* wasi-libc's own names for its own malloc: a call of one would bring that in beside this. */
void *__libc_malloc(size_t size) { return malloc(size); }
void *__libc_calloc(size_t count, size_t size) { return calloc(count, size); }
void __libc_free(void *pointer) { free(pointer); }

#else

REPLACES void *valloc(size_t size) { return allocate_aligned((size_t)sysconf(_SC_PAGESIZE), size, "valloc"); }

/* A glibc that has it would else give blocks of its own. */
REPLACES void *pvalloc(size_t size) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE), padded;
  if (__builtin_add_overflow(size, page - 1, &padded)) return fail(ENOMEM);
  return allocate_aligned(page, padded & ~(page - 1), "pvalloc");
}

#endif
