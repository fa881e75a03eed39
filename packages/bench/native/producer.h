/* A queue: one side makes blocks in bursts, the other frees them in that order, 8,192 blocks later. */
#include "parts.h"

enum { LAG = 8192, BURST = 32 };

static uint32_t head;

static uint32_t kernel_producer_consumer(uint32_t turns) {
  uint32_t sum = 0, random = seed, first = head;
  if (block_in[0] == NIL) {
    for (uint32_t slot = 0; slot < LAG; slot++) {
      uint32_t mark = next(&random);
      block_in[slot] = new_marked(power_law(mark), mark);
    }
  }
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (uint32_t i = 0; i < BURST; i++) sum = free_marked(block_in[(first + i) & (LAG - 1)], sum);
    for (uint32_t i = 0; i < BURST; i++) {
      uint32_t mark = next(&random);
      block_in[(first + i) & (LAG - 1)] = new_marked(power_law(mark), mark);
    }
    first += BURST;
  }
  seed = random;
  head = first;
  return sum;
}
