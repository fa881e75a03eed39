/* One block that grows to 1 MiB, by steps or by doubling. What was written on the way is read at the end. */
#include "parts.h"

enum { END_BYTES = 1 << 20, LOOK_BYTES = 1 << 12, STEP_BYTES = 32, DOUBLING_BYTES = 16 };

/* Where each part begins, a word that is made of the turn and the place. */
static inline ref grown(uint32_t turn, uint32_t size, uint32_t (*next_size)(uint32_t)) {
  ref block = new_marked(size, turn);
  while (size < END_BYTES) {
    uint32_t larger = next_size(size);
    block = resize(block, size, larger);
    set_mark(block + size, turn + size);
    size = larger;
  }
  return block;
}

/* At powers of two both growths wrote. */
static inline uint32_t look(ref block, uint32_t sum) {
  sum = fold(sum, mark_of(block));
  for (uint32_t place = LOOK_BYTES; place < END_BYTES; place <<= 1) sum = fold(sum, mark_of(block + place));
  return sum;
}

static inline uint32_t growth(uint32_t turns, uint32_t first_size, uint32_t (*next_size)(uint32_t)) {
  uint32_t sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    ref block = grown(turn, first_size, next_size);
    sum = look(block, sum);
    give_back(block);
  }
  return sum;
}

static inline uint32_t a_step_more(uint32_t size) { return size + STEP_BYTES; }
static inline uint32_t twice(uint32_t size) { return size << 1; }

static uint32_t kernel_step(uint32_t turns) { return growth(turns, STEP_BYTES, a_step_more); }
static uint32_t kernel_doubling(uint32_t turns) { return growth(turns, DOUBLING_BYTES, twice); }
