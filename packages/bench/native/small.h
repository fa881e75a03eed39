/* Small blocks in simple orders. */
#include "parts.h"

enum { BATCH = 1000 };

static uint32_t kernel_pair(uint32_t turns) {
  uint32_t sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) sum = free_marked(new_marked((turn << 3 & 48) + 16, turn), sum);
  return sum;
}

/* 8 to 256 bytes, in an order without a pattern of its own. */
static inline uint32_t batch_size(uint32_t index) { return ((index * 37 & 255) * 249 >> 8) + 8; }

static inline void make_batch(uint32_t turn) {
  for (uint32_t index = 0; index < BATCH; index++)
    block_in[index] = new_marked(batch_size(index), (turn << 10) + index);
}

static inline void forget_batch(void) {
  for (uint32_t index = 0; index < BATCH; index++) block_in[index] = NIL;
}

static uint32_t kernel_lifo(uint32_t turns) {
  uint32_t sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    make_batch(turn);
    for (uint32_t index = 0; index < BATCH; index++) sum = free_marked(block_in[BATCH - 1 - index], sum);
  }
  forget_batch();
  return sum;
}

static uint32_t kernel_fifo(uint32_t turns) {
  uint32_t sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    make_batch(turn);
    for (uint32_t index = 0; index < BATCH; index++) sum = free_marked(block_in[index], sum);
  }
  forget_batch();
  return sum;
}
