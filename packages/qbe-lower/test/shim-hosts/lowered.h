/* C that behaves as lowered code does: in the section of lowered functions, counting addresses from the base. */
#ifndef LOWERED_H
#define LOWERED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sigil.h"
#include "sigil_rt.h"

#define LOWERED __attribute__((section(SIGIL_RT_TEXT), noinline, used))

/* What a conformer records before it executes `unreachable`. */
static uint32_t recorded_kind, recorded_size;

LOWERED uint32_t sigil_trap_kind(void) {
  uint32_t kind = recorded_kind;
  recorded_kind = 0;
  return kind;
}

LOWERED uint32_t sigil_failed_size(void) { return recorded_size; }

LOWERED static void unreachable(void *unused) {
  (void)unused;
  __builtin_trap();
}

LOWERED static void exhaust(void *unused) {
  recorded_kind = SIGIL_TRAP_OUT_OF_MEMORY;
  recorded_size = 4096;
  unreachable(unused);
}

/* i64.store at a 32-bit address and a 32-bit offset. */
LOWERED static void store_at(uint64_t effective_address) {
  *(volatile uint64_t *)(sigil_rt_base + effective_address) = 1;
}

LOWERED static void store(void *effective_address) { store_at(*(const uint64_t *)effective_address); }

LOWERED static int recurse(volatile int *depth) {
  volatile int frame[16];
  frame[0] = *depth + 1;
  return *depth < 0 ? 0 : recurse(frame) + frame[0];
}

LOWERED static void overflow_stack(void *unused) {
  volatile int depth = 0;
  (void)unused;
  recurse(&depth);
}

static inline void register_pages(uint32_t pages) {
  static sigil_rt_module module = {.abi_version = SIGIL_RT_ABI_VERSION, .maximum_pages = SIGIL_RT_MAX_PAGES, .name = "host"};
  module.initial_pages = pages;
  sigil_rt_register(&module);
}

#endif
