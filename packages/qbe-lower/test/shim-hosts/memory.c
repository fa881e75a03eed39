/* Linear memory: one line of output per fact. */
#include "lowered.h"

static void grow_to_the_end(void) {
  uint8_t *base = sigil_memory();
  printf("from %u", sigil_rt_memory_grow(65535));
  printf(" to %u", sigil_rt_memory_size());
  printf(" of %llu bytes", (unsigned long long)sigil_memory_size());
  printf(", beyond %d", (int)sigil_rt_memory_grow(1));
  printf(", by nothing %u", sigil_rt_memory_grow(0));
  base[UINT32_MAX] = 42;
  printf(", base %s", base == sigil_memory() && base == sigil_rt_base ? "stays" : "moved");
  printf(", its address modulo 65536 is %u\n", (unsigned)((uintptr_t)base % 65536));
}

static void cap(void) {
  printf("below what is in use %d", sigil_set_max_pages(0));
  printf(", three %d", sigil_set_max_pages(3));
  printf(", grow by three %d", (int)sigil_rt_memory_grow(3));
  printf(", grow by two %d", (int)sigil_rt_memory_grow(2));
  printf(", by one more %d\n", (int)sigil_rt_memory_grow(1));
}

static void copy_past_the_end(void *unused) {
  (void)unused;
  sigil_rt_memory_copy(65530, 0, 7);
}

static void fill_past_the_end(void *unused) {
  (void)unused;
  sigil_rt_memory_fill(65530, 1, 7);
}

static void fill_nothing_at_the_end(void *unused) {
  (void)unused;
  sigil_rt_memory_fill(65536, 1, 0);
}

static int counts_up(const uint8_t *bytes) {
  for (int i = 0; i < 4096; i++) {
    if (bytes[i] != (uint8_t)(i * 7)) return 0;
  }
  return 1;
}

/* Longer than any register, moved by less than its length, both ways. */
static void copy_overlapping(void) {
  for (int i = 0; i < 4096; i++) sigil_memory()[8192 + i] = (uint8_t)(i * 7);
  sigil_rt_memory_copy(8193, 8192, 4096);
  printf("up %d, ", counts_up(sigil_memory() + 8193));
  sigil_rt_memory_copy(8190, 8193, 4096);
  printf("down %d\n", counts_up(sigil_memory() + 8190));
}

static void copy_and_fill(void) {
  memcpy(sigil_memory() + 100, "abcdef", 6);
  sigil_rt_memory_copy(102, 100, 6);
  sigil_rt_memory_fill(100, 0x12345678, 2);
  printf("%.8s", (char *)sigil_memory() + 100);
  printf(", copy past the end %d", sigil_try(copy_past_the_end, NULL));
  printf(", fill past the end %d", sigil_try(fill_past_the_end, NULL));
  printf(", written %d", sigil_memory()[65530]);
  printf(", fill of nothing at the end %d\n", sigil_try(fill_nothing_at_the_end, NULL));
}

static void out_of_bounds(void) {
  uint64_t inside = 65536 - 8, across = 65536 - 4, after = 65536, farthest = 2 * (uint64_t)UINT32_MAX;
  printf("inside %d, across %d, after %d, farthest %d\n", sigil_try(store, &inside), sigil_try(store, &across),
         sigil_try(store, &after), sigil_try(store, &farthest));
}

int main(void) {
  register_pages(1);
  copy_and_fill();
  out_of_bounds();
  cap();
  sigil_set_max_pages(SIGIL_RT_MAX_PAGES);
  sigil_rt_memory_grow(0);
  printf("still %u\n", sigil_rt_memory_size());
  copy_overlapping();
  return 0;
}

__attribute__((constructor)) static void only_growth(void) {
  if (getenv("GROW") == NULL) return;
  register_pages(1);
  grow_to_the_end();
  exit(0);
}
