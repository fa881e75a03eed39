/*
 * What kernels call, whatever allocator is behind it. A build says which by one of
 *
 *   FACE_SIGIL                         sigil.h; a reference is an offset into linear memory; with FACE_FREES_SCOPES as well,
 *                                      free does nothing, and turns that are to begin with no block have a scope around
 *   FACE_ALLOC, FACE_REALLOC, FACE_FREE    names of three functions with the parameters of C's; a reference is a pointer
 *   nothing                            C's own three, which whoever is preloaded takes over
 *
 * and by FACE_TIMED that each call is timed by itself, by FACE_COUNTED that bytes asked for and not yet freed are counted.
 */
#ifndef BENCH_FACE_H
#define BENCH_FACE_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#ifdef FACE_SIGIL

#include "sigil.h"
#ifndef FACE_FREES_SCOPES
#include "sigil_heap.h"
#endif

typedef uint32_t ref;
enum { NIL = 0 };

/* The base never moves: it is read once. */
static uint8_t *linear;

static inline void *at(ref block) { return linear + block; }
static inline ref plain_alloc(uint32_t size) { return sigil_alloc(size); }
static inline ref plain_realloc(ref block, uint32_t old_size, uint32_t size) {
  return sigil_realloc(block, old_size, size);
}
#ifdef FACE_FREES_SCOPES
static inline void plain_free(ref block) { (void)block; }
#else
static inline void plain_free(ref block) { sigil_free(block); }
#endif

#else

typedef char *ref;
#define NIL NULL

#ifdef FACE_ALLOC
void *FACE_ALLOC(size_t size);
void *FACE_REALLOC(void *block, size_t size);
void FACE_FREE(void *block);
#else
#define FACE_ALLOC malloc
#define FACE_REALLOC realloc
#define FACE_FREE free
#endif

static inline void *at(ref block) { return block; }
static inline ref plain_alloc(uint32_t size) { return FACE_ALLOC(size); }
static inline ref plain_realloc(ref block, uint32_t old_size, uint32_t size) {
  (void)old_size;
  return FACE_REALLOC(block, size);
}
static inline void plain_free(ref block) { FACE_FREE(block); }

#endif

#if defined(FACE_TIMED)

/* Nanoseconds of the longest call since it was set to 0, by the clock. */
static uint64_t longest_call;

static inline uint64_t clock_nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline void note_call(uint64_t began) {
  uint64_t took = clock_nanoseconds() - began;
  if (took > longest_call) longest_call = took;
}

static inline ref alloc(uint32_t size) {
  uint64_t began = clock_nanoseconds();
  ref block = plain_alloc(size);
  note_call(began);
  return block;
}

static inline ref resize(ref block, uint32_t old_size, uint32_t size) {
  uint64_t began = clock_nanoseconds();
  ref moved = plain_realloc(block, old_size, size);
  note_call(began);
  return moved;
}

static inline void give_back(ref block) {
  uint64_t began = clock_nanoseconds();
  plain_free(block);
  note_call(began);
}

#elif defined(FACE_COUNTED)

/* Before each block, out of sight, lies its size; as many bytes as keep it aligned. */
enum { COUNT_BYTES = 16 };

static uint64_t live_bytes, most_live_bytes;

static inline void count(uint32_t freed, uint32_t made) {
  live_bytes += (uint64_t)made - freed;
  if (live_bytes > most_live_bytes) most_live_bytes = live_bytes;
}

static inline ref counted(ref hidden, uint32_t size) {
  *(uint32_t *)at(hidden) = size;
  return hidden + COUNT_BYTES;
}

static inline ref alloc(uint32_t size) {
  count(0, size);
  return counted(plain_alloc(size + COUNT_BYTES), size);
}

static inline ref resize(ref block, uint32_t old_size, uint32_t size) {
  count(old_size, size);
  return counted(plain_realloc(block - COUNT_BYTES, old_size + COUNT_BYTES, size + COUNT_BYTES), size);
}

static inline void give_back(ref block) {
  ref hidden = block - COUNT_BYTES;
  count(*(uint32_t *)at(hidden), 0);
  plain_free(hidden);
}

#else

static inline ref alloc(uint32_t size) { return plain_alloc(size); }
static inline ref resize(ref block, uint32_t old_size, uint32_t size) { return plain_realloc(block, old_size, size); }
static inline void give_back(ref block) { plain_free(block); }

#endif

#endif
