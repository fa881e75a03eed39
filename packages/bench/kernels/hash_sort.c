/* Integers: words counted in an open hash table, the counts sorted by heap sort. */
#include "kernel.h"

enum { TABLE_LOG2 = 12, TABLE = 1 << TABLE_LOG2, KEYS = 2500, DRAWS = 20000 };

static uint32_t keys[TABLE], counts[TABLE];
static uint64_t entries[TABLE];

static void count_key(uint32_t key) {
  uint32_t at = key * 0x9e3779b1u >> (32 - TABLE_LOG2);
  while (keys[at] != 0 && keys[at] != key) at = (at + 1) & (TABLE - 1);
  keys[at] = key;
  counts[at]++;
}

static void sift_down(uint32_t root, uint32_t count) {
  uint64_t moved = entries[root];
  for (uint32_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && entries[child + 1] > entries[child]) child++;
    if (entries[child] <= moved) break;
    entries[root] = entries[child];
  }
  entries[root] = moved;
}

static void sort_entries(uint32_t count) {
  for (uint32_t root = count / 2; root-- > 0;) sift_down(root, count);
  for (uint32_t last = count; last-- > 1;) {
    uint64_t largest = entries[0];
    entries[0] = entries[last];
    entries[last] = largest;
    sift_down(0, last);
  }
}

/* A turn: 20,000 draws of 2,500 keys are counted, and the counts sorted. */
KERNEL(hash_sort) {
  uint32_t sum = 0, random = 7;
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (uint32_t i = 0; i < TABLE; i++) keys[i] = counts[i] = 0;
    for (uint32_t i = 0; i < DRAWS; i++) count_key((next_random(&random) % KEYS + 1) * 2654435769u | 1);
    uint32_t used = 0;
    for (uint32_t i = 0; i < TABLE; i++)
      if (keys[i] != 0) entries[used++] = (uint64_t)counts[i] << 32 | keys[i];
    sort_entries(used);
    for (uint32_t i = 0; i < used; i += 16) sum = mixed(sum, (uint32_t)entries[i] ^ (uint32_t)(entries[i] >> 32));
  }
  return sum;
}
