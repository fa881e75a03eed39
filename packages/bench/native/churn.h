/* Live blocks, one of which, drawn by chance, is freed and replaced in each turn. */
#include "parts.h"

/* 1 to 256 KiB, evenly. */
static inline uint32_t kibibytes(uint32_t random) { return ((random >> 14) * 255 >> 8) + 1024; }

static inline void renew(uint32_t slot, uint32_t *random, uint32_t (*size_of)(uint32_t)) {
  uint32_t mark = next(random);
  block_in[slot] = new_marked(size_of(mark), mark);
}

static inline uint32_t churn(uint32_t turns, uint32_t slots, uint32_t (*size_of)(uint32_t)) {
  uint32_t sum = 0, random = seed;
  if (block_in[0] == NIL)
    for (uint32_t slot = 0; slot < slots; slot++) renew(slot, &random, size_of);
  for (uint32_t turn = 0; turn < turns; turn++) {
    uint32_t slot = below(next(&random), slots);
    sum = free_marked(block_in[slot], sum);
    renew(slot, &random, size_of);
  }
  seed = random;
  return sum;
}

static uint32_t kernel_churn(uint32_t turns) { return churn(turns, 10000, power_law); }
static uint32_t kernel_churn_100k(uint32_t turns) { return churn(turns, MOST_SLOTS, power_law); }
static uint32_t kernel_large(uint32_t turns) { return churn(turns, 256, kibibytes); }
