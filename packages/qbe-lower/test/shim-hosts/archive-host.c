/* What a stranger writes first: only sigil.h, only the archive, a global of their own that is called memory. */
#include <stdio.h>
#include <string.h>

#include "sigil.h"

#ifdef OWN_MEMORY
char memory[2] = "ok";
#endif

static void take_too_much(void *size) { sigil_alloc(*(const uint32_t *)size); }

/* Runs before main, first of what a host may order; C++ static constructors come later. */
static uint32_t early;
__attribute__((constructor(101))) static void allocate_early(void) { early = sigil_alloc(8); }

int main(int argc, char **argv) {
  uint32_t size = 17;
  uint32_t block = sigil_alloc(16);
  memcpy(sigil_memory() + block, "hello", 6);
  block = sigil_realloc(block, 6, 12);
  printf("%s %s at %u after %u in %llu\n", (char *)sigil_memory() + 1024, (char *)sigil_memory() + block, block, early,
         (unsigned long long)sigil_memory_size());
  printf("kind %d", sigil_try(take_too_much, &size));
  printf(" size %u\n", sigil_failed_size());
#ifdef OWN_MEMORY
  printf("%.2s\n", memory);
#endif
  fflush(stdout);
  if (argc > 1 && strcmp(argv[1], "trap") == 0) take_too_much(&size);
  return 0;
}
