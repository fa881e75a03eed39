/*
 * A two-level segregated fit allocator over one static pool, as small as shows its cost: bitmaps of two levels, split on
 * allocation, merging with both neighbours on every free. A stand-in for a compiled C allocator; no conformer.
 *
 *   block | left | size, tags | payload ...              | left | ...
 *                             | next free | prev free |         (while free)
 *
 * S1  `left` means the left neighbour only while that is free; two free blocks are never neighbours.
 * S2  A size is a multiple of GRAIN_BYTES and at least GRAIN_BYTES; the block at the end has size 0 and is used.
 * S3  A bit of `second_level[f]` is set if its list is not empty, bit f of `first_level` if that word is not 0.
 */
#ifndef SEGREGATED_FIT_H
#define SEGREGATED_FIT_H

#include <stddef.h>
#include <stdint.h>

enum { POOL_BYTES = 16 << 20, GRAIN_BYTES = 2 * sizeof(void *), SECOND_LOG2 = 4, SECOND_COUNT = 1 << SECOND_LOG2 };
enum { SMALL_BYTES = GRAIN_BYTES * SECOND_COUNT, FIRST_COUNT = 20 };
enum { IS_FREE = 1, IS_LEFT_FREE = 2, TAGS = 3 };

typedef struct block {
  struct block *left;
  size_t size_and_tags;
  struct block *next_free, *prev_free;
} block;

enum { HEADER_BYTES = 2 * sizeof(void *) };

static struct {
  uint32_t first_level, second_level[FIRST_COUNT];
  block *lists[FIRST_COUNT][SECOND_COUNT];
} heap;

static _Alignas(16) uint8_t pool[POOL_BYTES + sizeof(block)];

static inline size_t size_of(const block *at) { return at->size_and_tags & ~(size_t)TAGS; }
static inline void *payload_of(block *at) { return (uint8_t *)at + HEADER_BYTES; }
static inline block *block_of(void *payload) { return (block *)((uint8_t *)payload - HEADER_BYTES); }
static inline block *right_of(block *at) { return (block *)((uint8_t *)at + HEADER_BYTES + size_of(at)); }

typedef struct {
  uint32_t first, second;
} size_class;

static inline size_class class_of(uint32_t size) {
  if (size < SMALL_BYTES) return (size_class){0, size / GRAIN_BYTES};
  uint32_t top = 31 - (uint32_t)__builtin_clz(size);
  uint32_t small_top = 31 - (uint32_t)__builtin_clz(SMALL_BYTES);
  return (size_class){top - small_top + 1, (size >> (top - SECOND_LOG2)) - SECOND_COUNT};
}

static void insert_free(block *at) {
  size_class c = class_of((uint32_t)size_of(at));
  block *head = heap.lists[c.first][c.second];
  at->next_free = head;
  at->prev_free = NULL;
  if (head) head->prev_free = at;
  heap.lists[c.first][c.second] = at;
  heap.first_level |= 1u << c.first;
  heap.second_level[c.first] |= 1u << c.second;
}

static void remove_free(block *at) {
  block *next = at->next_free, *prev = at->prev_free;
  if (next) next->prev_free = prev;
  if (prev) {
    prev->next_free = next;
    return;
  }
  size_class c = class_of((uint32_t)size_of(at));
  heap.lists[c.first][c.second] = next;
  if (next) return;
  heap.second_level[c.first] &= ~(1u << c.second);
  if (heap.second_level[c.first] == 0) heap.first_level &= ~(1u << c.first);
}

/* The first block of a class that surely suffices, or NULL. */
static block *find_fit(uint32_t size) {
  uint32_t rounded = size;
  if (size >= SMALL_BYTES) rounded += (1u << (31 - (uint32_t)__builtin_clz(size) - SECOND_LOG2)) - 1;
  size_class c = class_of(rounded);
  uint32_t seconds = heap.second_level[c.first] & (~0u << c.second);
  if (seconds == 0) {
    uint32_t firsts = heap.first_level & (~0u << (c.first + 1));
    if (firsts == 0) return NULL;
    c.first = (uint32_t)__builtin_ctz(firsts);
    seconds = heap.second_level[c.first];
  }
  return heap.lists[c.first][__builtin_ctz(seconds)];
}

static void mark_free(block *at, size_t size) {
  block *right = (block *)((uint8_t *)at + HEADER_BYTES + size);
  at->size_and_tags = size | IS_FREE | (at->size_and_tags & IS_LEFT_FREE);
  right->left = at;
  right->size_and_tags |= IS_LEFT_FREE;
}

static void reset_heap(void) {
  heap.first_level = 0;
  for (uint32_t f = 0; f < FIRST_COUNT; f++) {
    heap.second_level[f] = 0;
    for (uint32_t s = 0; s < SECOND_COUNT; s++) heap.lists[f][s] = NULL;
  }
  block *whole = (block *)pool;
  size_t size = POOL_BYTES - HEADER_BYTES;
  whole->size_and_tags = 0;
  ((block *)(pool + POOL_BYTES))->size_and_tags = 0;
  mark_free(whole, size);
  insert_free(whole);
}

static void *allocate(uint32_t bytes) {
  size_t size = bytes <= GRAIN_BYTES ? GRAIN_BYTES : (bytes + GRAIN_BYTES - 1) & ~(size_t)(GRAIN_BYTES - 1);
  block *at = find_fit((uint32_t)size);
  if (!at) __builtin_trap();
  remove_free(at);
  size_t rest = size_of(at) - size;
  if (rest >= HEADER_BYTES + GRAIN_BYTES) {
    at->size_and_tags = size | (at->size_and_tags & IS_LEFT_FREE);
    block *second = right_of(at);
    second->size_and_tags = 0;
    mark_free(second, rest - HEADER_BYTES);
    insert_free(second);
  } else {
    at->size_and_tags &= ~(size_t)IS_FREE;
    right_of(at)->size_and_tags &= ~(size_t)IS_LEFT_FREE;
  }
  return payload_of(at);
}

static void release(void *payload) {
  block *at = block_of(payload);
  size_t size = size_of(at);
  block *right = right_of(at);
  if (at->size_and_tags & IS_LEFT_FREE) {
    at = at->left;
    remove_free(at);
    size += HEADER_BYTES + size_of(at);
  }
  if (right->size_and_tags & IS_FREE) {
    remove_free(right);
    size += HEADER_BYTES + size_of(right);
  }
  mark_free(at, size);
  insert_free(at);
}

#endif
