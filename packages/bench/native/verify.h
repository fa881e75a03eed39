/*
 * Whether an allocator can be trusted at all, before any time is taken: blocks filled to the last byte, and looked at byte by
 * byte before they are freed and after they were moved.
 */
#include <string.h>

#include "parts.h"

/* Fewer slots than a byte has values, so that each fills its block with one of its own. */
enum { VERIFIED_SLOTS = 250, MOST_VERIFIED_BYTES = 4096 };

static uint32_t faults_in(uint32_t slot, uint32_t size) {
  uint32_t faults = 0;
  const uint8_t *bytes = at(block_in[slot]);
  for (uint32_t i = 0; i < size; i++) faults += bytes[i] != slot;
  return faults;
}

static void keep(uint32_t slot, ref block, uint32_t size) {
  memset(at(block), (int)slot, size);
  block_in[slot] = block;
  size_in[slot] = size;
}

static uint32_t resize_verified(uint32_t slot, uint32_t size) {
  uint32_t old_size = size_in[slot];
  block_in[slot] = resize(block_in[slot], old_size, size);
  uint32_t faults = faults_in(slot, size < old_size ? size : old_size);
  keep(slot, block_in[slot], size);
  return faults;
}

static uint32_t use_slot(uint32_t slot, uint32_t random) {
  /* What C's realloc makes of 0 bytes is nobody's to rely on. */
  uint32_t size = below(random, MOST_VERIFIED_BYTES) | 1;
  if (block_in[slot] == NIL) {
    keep(slot, alloc(size), size);
    return 0;
  }
  uint32_t faults = faults_in(slot, size_in[slot]);
  if ((random & 2) == 0) return faults + resize_verified(slot, size);
  give_back(block_in[slot]);
  block_in[slot] = NIL;
  return faults;
}

/* Turns -> bytes that do not hold what was written there, 0 for an allocator that keeps its word. */
static uint32_t kernel_verify(uint32_t turns) {
  uint32_t faults = 0, random = seed;
  for (uint32_t turn = 0; turn < turns; turn++) {
    uint32_t slot = below(next(&random), VERIFIED_SLOTS);
    faults += use_slot(slot, next(&random));
  }
  for (uint32_t slot = 0; slot < VERIFIED_SLOTS; slot++) {
    if (block_in[slot] == NIL) continue;
    faults += faults_in(slot, size_in[slot]);
    give_back(block_in[slot]);
    block_in[slot] = NIL;
  }
  seed = random;
  return faults;
}
