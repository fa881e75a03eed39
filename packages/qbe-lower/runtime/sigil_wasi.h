/*
 * WASI preview 1, as much of it as a command on three standard streams needs. No folder is ever opened to a program.
 *
 * Numbers are those of the WASI document; a pointer that leaves linear memory answers "overflow", as Node does.
 */
#ifndef SIGIL_WASI_H
#define SIGIL_WASI_H

#include <string.h>

#include "sigil_internal.h"

#define WASI(name) wasi_snapshot_preview1__##name

enum {
  WASI_SUCCESS = 0,
  WASI_ACCES = 2,
  WASI_AGAIN = 6,
  WASI_BADF = 8,
  WASI_INTR = 27,
  WASI_INVAL = 28,
  WASI_IO = 29,
  WASI_NOSPC = 51,
  WASI_NOSYS = 52,
  WASI_OVERFLOW = 61,
  WASI_PERM = 63,
  WASI_PIPE = 64,
  WASI_SPIPE = 70
};

/* The bytes a guest means, or NULL where some of them lie outside of linear memory. */
static inline uint8_t *guest_bytes(uint32_t pointer, uint64_t bytes) {
  uint64_t size = sigil_memory_size();
  return pointer <= size && bytes <= size - pointer ? sigil_rt_base + pointer : NULL;
}

/* All supported systems are little-endian, as wasm is; a guest's pointer need not be aligned. */
static inline uint32_t load32(const uint8_t *from) {
  uint32_t value;
  memcpy(&value, from, sizeof value);
  return value;
}

static inline void store32(uint8_t *to, uint32_t value) { memcpy(to, &value, sizeof value); }

static inline void store64(uint8_t *to, uint64_t value) { memcpy(to, &value, sizeof value); }

#endif
