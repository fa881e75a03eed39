/*
 * What every kernel shares. A kernel is a function from a number of turns to a checksum of what it computed; it sets up
 * its own state, so that calls do not depend on each other. The checksum depends on contents and never on addresses or
 * on the size of a pointer: every contender must give the same.
 */
#ifndef KERNEL_H
#define KERNEL_H

#include <stdint.h>

#ifdef __wasm__
#define KERNEL(name) __attribute__((export_name("kernel_" #name))) uint32_t kernel_##name(uint32_t turns)
#else
#define KERNEL(name) uint32_t kernel_##name(uint32_t turns)
#endif

static inline uint32_t mixed(uint32_t sum, uint32_t value) {
  sum = (sum ^ value) * 0x9e3779b1u;
  return sum ^ sum >> 15;
}

/* Xorshift with 32 bits of state, never 0. */
static inline uint32_t next_random(uint32_t *state) {
  uint32_t x = *state;
  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  return *state = x;
}

#endif
