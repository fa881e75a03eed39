/* Blocks of which none is freed by the kernel, and scopes. */
#include "parts.h"

enum { ALLOCATIONS = 50000, SCOPE_BLOCKS = 8 };

typedef struct {
  uint32_t mark;
  ref before;
} linked;

static ref newest = NIL;

/* A turn: blocks of 8 to 128 bytes in wasm, each leading to the one before it. */
static uint32_t kernel_alloc_only(uint32_t turns) {
  ref before = newest;
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (uint32_t index = 0; index < ALLOCATIONS; index++) {
      /* A pointer and a mark need 16 bytes where a reference has 8. */
      uint32_t size = (index << 3 & 120) + 8;
      ref block = alloc(size < sizeof(linked) ? (uint32_t)sizeof(linked) : size);
      linked *contents = at(block);
      contents->mark = index;
      contents->before = before;
      before = block;
    }
  }
  newest = before;
  return 0;
}

#ifdef FACE_SIGIL
/* A turn: a scope with blocks of 16 to 72 bytes, the first of which is read before it ends. */
static uint32_t kernel_scopes(uint32_t turns) {
  uint32_t sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    uint32_t scope = sigil_enter_scope();
    ref first = new_marked(16, turn);
    for (uint32_t i = 1; i < SCOPE_BLOCKS; i++) new_marked(16 + 8 * i, i);
    sum = fold(sum, mark_of(first));
    sigil_exit_scope(scope);
  }
  return sum;
}
#endif
