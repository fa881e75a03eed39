/* Calls the allocator itself, and wasi-libc's own malloc as well: each keeps to its memory. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sigil.h"

enum { BLOCKS = 400, LARGEST = 5000 };

extern unsigned char __heap_base;

static struct {
  unsigned char *bytes;
  size_t size;
} blocks[2 * BLOCKS];

static void keep(int at, void *bytes, size_t size) {
  blocks[at].bytes = memset(bytes, at, size);
  blocks[at].size = size;
}

int main(void) {
  uintptr_t initial_end = __builtin_wasm_memory_size(0) * 65536;
#ifdef BESIDE_MALLOC
  keep(1, malloc(1), 1);
#endif
  for (int i = 0; i < BLOCKS; i++) {
    size_t size = 1 + (size_t)i * 977 % LARGEST;
    keep(2 * i, sigil_pointer_to(sigil_alloc(size)), size);
#ifdef BESIDE_MALLOC
    if (i > 0) keep(2 * i + 1, malloc(size), size);
#endif
  }
  for (int at = 0; at < 2 * BLOCKS; at++)
    for (size_t i = 0; i < blocks[at].size; i++)
      if (blocks[at].bytes[i] != (unsigned char)at) return printf("block %d was overwritten\n", at), 1;
  uintptr_t first = (uintptr_t)blocks[0].bytes;
  puts(first >= initial_end ? "above the initial memory" : first < (uintptr_t)&__heap_base + 8192 ? "at __heap_base" : "?");
  return 0;
}
