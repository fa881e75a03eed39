/*
 * Fragmentation: memory is filled with blocks of one size, every other of all blocks is freed, and the next size is half as
 * large again, so that it fits into no hole that the last one left; two of them and what was between them hold it.
 */
#include "parts.h"

enum { BUDGET = 1 << 20, PHASES = 16, FIRST_SIZE = 16, MOST_BLOCKS = BUDGET / FIRST_SIZE };

typedef struct {
  uint32_t count, live, mark, sum;
} torture;

static inline void fill(torture *all, uint32_t size) {
  while (all->live + size <= BUDGET) {
    block_in[all->count] = new_marked(size, all->mark++);
    size_in[all->count++] = size;
    all->live += size;
  }
}

/* Oldest first; the list of those that stay closes up. */
static inline void free_every_other(torture *all) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < all->count; i++) {
    if (i & 1) {
      all->sum = free_marked(block_in[i], all->sum);
      all->live -= size_in[i];
    } else {
      block_in[kept] = block_in[i];
      size_in[kept++] = size_in[i];
    }
  }
  all->count = kept;
}

static uint32_t kernel_fragmentation(uint32_t turns) {
  torture all = {0, 0, 0, 0};
  for (uint32_t turn = 0; turn < turns; turn++) {
    uint32_t size = FIRST_SIZE;
    all.count = all.live = 0;
    all.mark = turn << 20;
    for (uint32_t phase = 0; phase < PHASES; phase++) {
      fill(&all, size);
      free_every_other(&all);
      size += (size >> 1) + 8;
    }
    for (uint32_t i = 0; i < all.count; i++) all.sum = free_marked(block_in[i], all.sum);
  }
  for (uint32_t i = 0; i < MOST_BLOCKS; i++) block_in[i] = NIL;
  return all.sum;
}
