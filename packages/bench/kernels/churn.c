/* Allocator churn: what a program does to a general allocator, compiled with it into one module. */
#include "kernel.h"
#include "segregated_fit.h"

enum { BATCH = 1000, SLOTS = 10000, SMALLEST_LOG2 = 3, LARGEST_LOG2 = 12 };

static uint32_t *blocks[SLOTS];

static uint32_t *allocate_marked(uint32_t bytes, uint32_t mark) {
  uint32_t *at = allocate(bytes);
  *at = mark;
  return at;
}

static uint32_t release_marked(uint32_t *at) {
  uint32_t mark = *at;
  release(at);
  return mark;
}

static uint32_t small_size(uint32_t *random) { return 8 + (next_random(random) & 0xff) * 31 / 32; }

/* Sizes of 8 B to 8 KiB, each power of two half as likely as the one below. */
static uint32_t power_law_size(uint32_t *random) {
  uint32_t bits = next_random(random);
  uint32_t log2 = SMALLEST_LOG2 + (uint32_t)__builtin_ctz(bits | 1u << (LARGEST_LOG2 - SMALLEST_LOG2));
  return (1u << log2) + (bits >> 16 & ((1u << log2) - 1));
}

/* A turn: one block of 16 to 64 bytes, freed at once. */
KERNEL(pair) {
  uint32_t sum = 0, random = 1;
  reset_heap();
  for (uint32_t turn = 0; turn < turns; turn++)
    sum = mixed(sum, release_marked(allocate_marked(16 + next_random(&random) % 49, turn)));
  return sum;
}

/* A turn: a batch allocated and freed, last in, first out. */
KERNEL(lifo) {
  uint32_t sum = 0, random = 2;
  reset_heap();
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (uint32_t i = 0; i < BATCH; i++) blocks[i] = allocate_marked(small_size(&random), turn + i);
    for (uint32_t i = BATCH; i-- > 0;) sum = mixed(sum, release_marked(blocks[i]));
  }
  return sum;
}

/* A turn: a batch allocated and freed, first in, first out. */
KERNEL(fifo) {
  uint32_t sum = 0, random = 3;
  reset_heap();
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (uint32_t i = 0; i < BATCH; i++) blocks[i] = allocate_marked(small_size(&random), turn + i);
    for (uint32_t i = 0; i < BATCH; i++) sum = mixed(sum, release_marked(blocks[i]));
  }
  return sum;
}

/* A turn: one of 10,000 live blocks, drawn by chance, is freed and replaced. */
KERNEL(churn) {
  uint32_t sum = 0, random = 4;
  reset_heap();
  for (uint32_t i = 0; i < SLOTS; i++) blocks[i] = allocate_marked(power_law_size(&random), i);
  for (uint32_t turn = 0; turn < turns; turn++) {
    uint32_t slot = next_random(&random) % SLOTS;
    sum = mixed(sum, release_marked(blocks[slot]));
    blocks[slot] = allocate_marked(power_law_size(&random), turn);
  }
  return sum;
}
