/*
 * Arena kernels: in wasm the program imports the contract and is linked with bump; natively it brings the same arena in
 * C, eight bytes of alignment and no header, for a compiler to show what it costs at best.
 */
#include "kernel.h"

#ifdef __wasm__
#define IMPORT(name) __attribute__((import_module("sigil"), import_name(#name))) extern
typedef uint32_t address;
IMPORT(sigil_alloc) address sigil_alloc(uint32_t size);
IMPORT(sigil_enter_scope) uint32_t sigil_enter_scope(void);
IMPORT(sigil_exit_scope) void sigil_exit_scope(uint32_t handle);
IMPORT(sigil_free_all) void sigil_free_all(void);
#else
typedef uintptr_t address;
enum { ARENA_BYTES = 4 << 20, ALIGNMENT_BYTES = 8 };
static _Alignas(16) uint8_t arena[ARENA_BYTES];
static uint32_t used;

/* Handed to the optimiser as what it is, a call with a cold way out; the size is checked before the sum can wrap. */
static inline address sigil_alloc(uint32_t size) {
  uint32_t rounded = size == 0 ? ALIGNMENT_BYTES : (size + ALIGNMENT_BYTES - 1) & ~(uint32_t)(ALIGNMENT_BYTES - 1);
  if (rounded < size || rounded > ARENA_BYTES - used) __builtin_trap();
  address at = (address)(arena + used);
  used += rounded;
  return at;
}

/* The mark of the scope around is kept in the arena, as bump keeps it. */
static uint32_t innermost;

static inline uint32_t sigil_enter_scope(void) {
  uint32_t *mark = (uint32_t *)sigil_alloc(8);
  *mark = innermost;
  innermost = (uint32_t)((uint8_t *)mark - arena) + 1;
  return innermost;
}

static inline void sigil_exit_scope(uint32_t handle) {
  innermost = *(uint32_t *)(arena + handle - 1);
  used = handle - 1;
}

static inline void sigil_free_all(void) {
  used = 0;
  innermost = 0;
}
#endif

enum { BATCH = 10000, SCOPE_BLOCKS = 4 };

static uint32_t *allocate_marked(uint32_t size, uint32_t mark) {
  uint32_t *at = (uint32_t *)sigil_alloc(size);
  *at = mark;
  return at;
}

/* A turn: 10,000 blocks of 8 to 71 bytes, then all of them freed at once. */
KERNEL(arena_alloc) {
  uint32_t sum = 0, random = 5;
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (uint32_t i = 0; i < BATCH; i++) sum += *allocate_marked(8 + (next_random(&random) & 63), turn + i);
    sum = mixed(sum, turn);
    sigil_free_all();
  }
  return sum;
}

/* A turn: a scope of four blocks inside a scope of four blocks. */
KERNEL(arena_scopes) {
  uint32_t sum = 0, random = 6;
  sigil_free_all();
  for (uint32_t turn = 0; turn < turns; turn++) {
    uint32_t outer = sigil_enter_scope();
    for (uint32_t i = 0; i < SCOPE_BLOCKS; i++) sum += *allocate_marked(8 + (next_random(&random) & 63), turn + i);
    uint32_t inner = sigil_enter_scope();
    for (uint32_t i = 0; i < SCOPE_BLOCKS; i++) sum += *allocate_marked(8 + (next_random(&random) & 63), turn - i);
    sigil_exit_scope(inner);
    sigil_exit_scope(outer);
    sum = mixed(sum, turn);
  }
  return sum;
}
