/*
 * Linear memory: where it lies, how it grows, who may grow it (I1, I2, I3 of sigil_rt.h).
 *
 * The whole range is reserved once without access and without commit charge; growth only opens pages of it, so that
 * the base never moves and every address beyond the end faults.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>

#include "sigil_internal.h"

#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0
#endif

uint8_t *sigil_rt_base;

#if defined(__ELF__)
/* So that `nm` of an archive lists what the wasm exports. An alias, never written to: a host may own the name. */
extern uint8_t *memory __attribute__((weak, alias("sigil_rt_base"), visibility("hidden")));
#endif

static uint32_t pages_in_use;
static uint32_t declared_maximum = SIGIL_RT_MAX_PAGES;
static uint32_t page_cap;
static bool has_grown;
static pthread_t owner;

/*
 * The base is aligned to a page of wasm, more than the system promises, so that a block is aligned as its offset is.
 * What lies before the base stays reserved, for nobody.
 */
static uint8_t *reserve(void) {
  size_t bytes = SIGIL_RT_RESERVED_BYTES + SIGIL_RT_PAGE_BYTES;
  void *low = mmap(NULL, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0);
  if (low != MAP_FAILED) return (uint8_t *)low + (-(uintptr_t)low & (SIGIL_RT_PAGE_BYTES - 1));
  sigil_rt_line line = {.length = 0};
  sigil_rt_add_text(&line, "sigil: the system refuses to reserve 8 GiB of addresses for linear memory: errno ");
  sigil_rt_add_number(&line, (uint64_t)errno);
  sigil_rt_end_with(&line);
}

static uint32_t lower_of(uint32_t a, uint32_t b) { return a < b ? a : b; }

void sigil_rt_setup(void) {
  if (sigil_rt_base != NULL) return;
  sigil_rt_base = reserve();
  owner = pthread_self();
  page_cap = lower_of(sigil_rt_page_cap, SIGIL_RT_MAX_PAGES);
  sigil_rt_take_faults();
}

/*
 * A host may order its constructors from 101 on, and they may allocate: memory is there before them, at 50, and modules
 * after that, at 51 (src/target.ts). Compilers keep these priorities for the implementation and warn; this is part of it.
 */
#pragma GCC diagnostic ignored "-Wpragmas"
#pragma GCC diagnostic ignored "-Wunknown-warning-option"
#pragma GCC diagnostic ignored "-Wprio-ctor-dtor"
__attribute__((constructor(50))) static void set_up_early(void) { sigil_rt_setup(); }

void sigil_rt_check_thread(const char *action) {
  sigil_rt_setup();
  if (pthread_equal(pthread_self(), owner)) return;
  sigil_rt_line line = {.length = 0};
  sigil_rt_add_text(&line, "sigil: ");
  sigil_rt_add_text(&line, action);
  sigil_rt_add_text(&line, " on a second thread: linear memory belongs to the thread that loaded it");
  sigil_rt_end_with(&line);
}

_Noreturn void sigil_rt_refuse_pointer(const char *call, const void *pointer) {
  sigil_rt_line line = {.length = 0};
  sigil_rt_add_text(&line, "sigil: ");
  sigil_rt_add_text(&line, call);
  sigil_rt_add_text(&line, " of the pointer ");
  sigil_rt_add_address(&line, (uintptr_t)pointer);
  sigil_rt_add_text(&line, ", where no block of this process's malloc can begin");
  sigil_rt_end_with(&line);
}

uint32_t sigil_rt_maximum_pages(void) { return lower_of(declared_maximum, page_cap); }

void sigil_rt_lower_maximum(uint32_t pages) { declared_maximum = lower_of(declared_maximum, pages); }

bool sigil_rt_has_grown(void) { return has_grown; }

/* False if the maximum or the system forbids it; then nothing has changed. */
static bool open_pages(uint32_t pages) {
  if (pages > sigil_rt_maximum_pages() - pages_in_use) return false;
  uint64_t end = (uint64_t)pages_in_use * SIGIL_RT_PAGE_BYTES;
  size_t bytes = (size_t)pages * SIGIL_RT_PAGE_BYTES;
  if (bytes != 0 && mprotect(sigil_rt_base + end, bytes, PROT_READ | PROT_WRITE) != 0) return false;
  pages_in_use += pages;
  return true;
}

bool sigil_rt_commit_initial(uint32_t pages) { return pages <= pages_in_use || open_pages(pages - pages_in_use); }

uint32_t sigil_rt_memory_grow(uint32_t pages) {
  sigil_rt_check_thread("memory.grow");
  uint32_t before = pages_in_use;
  if (!open_pages(pages)) return UINT32_MAX;
  if (pages != 0) has_grown = true;
  return before;
}

uint32_t sigil_rt_memory_size(void) { return pages_in_use; }

uint64_t sigil_memory_size(void) { return (uint64_t)pages_in_use * SIGIL_RT_PAGE_BYTES; }

uint8_t *sigil_memory(void) {
  sigil_rt_setup();
  return sigil_rt_base;
}

bool sigil_set_max_pages(uint32_t pages) {
  sigil_rt_check_thread("sigil_set_max_pages");
  if (pages < pages_in_use) return false;
  page_cap = lower_of(pages, SIGIL_RT_MAX_PAGES);
  return true;
}

static void check_range(uint32_t start, uint32_t bytes) {
  uint64_t end = (uint64_t)start + bytes;
  if (end > sigil_memory_size()) sigil_rt_deliver(SIGIL_TRAP_OUT_OF_BOUNDS, true, end - 1);
}

void sigil_rt_memory_copy(uint32_t target, uint32_t source, uint32_t bytes) {
  check_range(source, bytes);
  check_range(target, bytes);
  memmove(sigil_rt_base + target, sigil_rt_base + source, bytes);
}

void sigil_rt_memory_fill(uint32_t target, uint32_t value, uint32_t bytes) {
  check_range(target, bytes);
  memset(sigil_rt_base + target, (int)(value & 0xff), bytes);
}
