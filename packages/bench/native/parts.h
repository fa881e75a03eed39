/*
 * What kernels are made of: the same work, in the same order, as src/allocators/kernels does in wasm, so that both compute
 * the same from the same turns. A kernel is a function from a number of turns to a checksum of what it found in its blocks.
 */
#ifndef BENCH_PARTS_H
#define BENCH_PARTS_H

#include "face.h"

enum { MOST_SLOTS = 100000 };

static ref block_in[MOST_SLOTS];
static uint32_t size_in[MOST_SLOTS];

static const uint32_t SEED = 0x2545f491;
static uint32_t seed = SEED;

static inline uint32_t fold(uint32_t sum, uint32_t value) { return (sum << 5 | sum >> 27) ^ value; }

/* Random numbers of 32 bits, never 0. A kernel keeps them in a local, and goes on where the one before it ended. */
static inline uint32_t next(uint32_t *random) {
  *random ^= *random << 13;
  *random ^= *random >> 17;
  *random ^= *random << 5;
  return *random;
}

/* A number below `limit`, even and at most 131,070. */
static inline uint32_t below(uint32_t random, uint32_t limit) {
  uint32_t half = limit / 2;
  uint32_t carry = (random & 0xffff) * half >> 16;
  uint32_t upper = ((random >> 16) * half + carry) >> 16;
  return (upper << 1) + (random & 1);
}

/* 8 bytes to 8 KiB: each power of two half as likely as the one below, evenly within. */
static inline uint32_t power_law(uint32_t random) {
  uint32_t least = 8u << __builtin_clz(random | 1u << 22);
  return least + (random & (least - 1));
}

static inline uint32_t mark_of(ref block) { return *(uint32_t *)at(block); }
static inline void set_mark(ref block, uint32_t mark) { *(uint32_t *)at(block) = mark; }

static inline ref new_marked(uint32_t size, uint32_t mark) {
  ref block = alloc(size);
  set_mark(block, mark);
  return block;
}

static inline uint32_t free_marked(ref block, uint32_t sum) {
  sum = fold(sum, mark_of(block));
  give_back(block);
  return sum;
}

#endif
