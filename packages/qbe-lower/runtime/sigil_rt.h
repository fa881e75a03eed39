/*
 * What lowered code and the shim agree on.
 *
 * wasm i32, i64, f32, f64 are uint32_t, uint64_t, float, double in calls. Addresses are offsets into linear memory.
 * Everything here is hidden: it joins the objects of one program or one shared library and is no surface of either.
 *
 *   sigil_rt_base                                              + 2^32                 + 2^33        + guard
 *   |  committed: pages * 64 KiB, read and write  |  reserved, no access: every 33-bit address faults  |
 *
 * I1  sigil_rt_base never changes once set, and it is set before any constructor of a host runs.
 * I2  pages <= maximum pages <= 65536; only growth and registration change pages, both on the owning thread.
 * I3  a 32-bit address plus a 32-bit offset plus a 16-byte access lies inside the reservation.
 *
 * Lowered functions belong into a section of their own, SIGIL_RT_TEXT: a fault there is a trap of wasm, the same fault
 * elsewhere belongs to the host. In QBE: section "sigil_text" "ax" before `function`. Without it an illegal
 * instruction anywhere in the process counts as `unreachable`, and a stack overflow is not told from the host's own.
 * The constructor that instantiates a module belongs into ".init_array.00051", so that it runs after the shim's own
 * and before those of the host, which begin at 101.
 */
#ifndef SIGIL_RT_H
#define SIGIL_RT_H

#include <stdint.h>

#define SIGIL_RT_ABI_VERSION 1u
#define SIGIL_RT_PAGE_BYTES 65536u
#define SIGIL_RT_MAX_PAGES 65536u
#if defined(__APPLE__)
#define SIGIL_RT_TEXT "__TEXT,sigil_text,regular,pure_instructions"
#else
#define SIGIL_RT_TEXT "sigil_text"
#endif

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/** Base of linear memory. Lowered code reads it once per function that touches memory. */
extern uint8_t *sigil_rt_base;

/** An active data segment with a constant offset. */
typedef struct sigil_rt_segment {
  uint32_t offset;
  uint32_t size;
  const uint8_t *bytes;
} sigil_rt_segment;

/** A lowered module as it describes itself; lives as long as the process. */
typedef struct sigil_rt_module {
  uint32_t abi_version;
  uint32_t initial_pages;
  uint32_t maximum_pages; /* 65536 if the module names none */
  uint32_t data_end;      /* end of static data, stack included where that is known */
  uint32_t segment_count;
  uint32_t reserved;
  const sigil_rt_segment *segments;
  const char *name;
  void (*start)(void); /* NULL if there is none; called by the module's own instantiate, never by the shim */
} sigil_rt_module;

/**
 * Makes a module part of the one linear memory: commits its initial pages, applies its maximum, lays its segments.
 * Registering the same descriptor again does nothing. Ends the process with one line on stderr if its segments overlap
 * another module's or lie in a heap that is in use already. Traps out-of-bounds if a segment leaves the memory.
 */
void sigil_rt_register(const sigil_rt_module *module);

/** Pages in use. */
uint32_t sigil_rt_memory_size(void);

/** Pages before growth, or 2^32-1 if the maximum or the system forbids it; then nothing has changed. */
uint32_t sigil_rt_memory_grow(uint32_t pages);

/** memory.copy: right for every overlap. Traps out-of-bounds before it writes anything. */
void sigil_rt_memory_copy(uint32_t target, uint32_t source, uint32_t bytes);

/** memory.fill: the low byte of value. Traps out-of-bounds before it writes anything. */
void sigil_rt_memory_fill(uint32_t target, uint32_t value, uint32_t bytes);

/** Ends the running call with a trap; kinds are numbered as `sigil_trap`. `unreachable` becomes what was recorded. */
_Noreturn void sigil_rt_trap(uint32_t kind);

/** Lowest address of the heap: the highest data_end so far, at least 1024. Freezes it, and the initial end as well. */
uint32_t sigil_rt_heap_base(void);

/** End of the initial memory, at most 2^32-16. */
uint32_t sigil_rt_initial_end(void);

/** What WASI programs get as arguments; sigil_main.c passes those of main. */
void sigil_rt_set_arguments(int count, char **values);

/** The import env.abort of AssemblyScript programs, which must never bind libc's abort. */
_Noreturn void sigil_env_abort(uint32_t message, uint32_t file, uint32_t line, uint32_t column);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
