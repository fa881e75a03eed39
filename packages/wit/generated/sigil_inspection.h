/* Derived from the WIT contract; do not edit. Pointers, sizes and handles are unsigned 32-bit offsets and counts. Only allocators built with the world 'inspection' have these. */
#ifndef SIGIL_INSPECTION_H
#define SIGIL_INSPECTION_H

#include "sigil.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a block is. */
typedef enum sigil_block {
  /** No block begins there. */
  SIGIL_BLOCK_NONE = 0,
  /** In use, and of no scope. */
  SIGIL_BLOCK_LIVE = 1,
  /** In use, in an open scope. */
  SIGIL_BLOCK_SCOPED = 2,
  /** Free, and merged with its free neighbours. */
  SIGIL_BLOCK_FREE = 3,
  /** Free, kept apart for the next request of its size. */
  SIGIL_BLOCK_CACHED = 4,
  /** Memory that a scope has taken from the heap and hands out in pieces. */
  SIGIL_BLOCK_CHUNK = 5,
  /** The record of an open scope. */
  SIGIL_BLOCK_FRAME = 6,
  /** In use by the conformer itself. */
  SIGIL_BLOCK_INTERNAL = 7,
} sigil_block;

/* sigil:inspection@0.1.0 */

/** 0: every numbered invariant of the conformer holds; else the number of the first that does not. */
uint32_t sigil_check_heap(void);

/** The payload of the first block behind that of `ptr`, in the order of addresses; 0 asks for the first of all, and is the answer behind the last. */
uint32_t sigil_next_block(uint32_t ptr);

/** The number of the kind of the block whose payload is at `ptr`. */
uint32_t sigil_block_kind(uint32_t ptr);

/** Writes what the conformer holds outside linear memory into its record there, and returns where the record lies: for walkers in the host, which see memory only. */
uint32_t sigil_heap_record(void);

#ifdef __cplusplus
}
#endif

#endif
