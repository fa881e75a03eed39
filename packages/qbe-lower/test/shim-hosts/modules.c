/* Several lowered modules in one memory: the first argument says what they do. */
#include "lowered.h"

static const sigil_rt_segment first_segments[] = {{1024, 4, (const uint8_t *)"abcd"}, {1026, 4, (const uint8_t *)"EFGH"}};
static const sigil_rt_segment second_segments[] = {{2000, 0, NULL}, {2048, 4, (const uint8_t *)"wxyz"}};
static const sigil_rt_segment overlapping_segments[] = {{1029, 8, (const uint8_t *)"overlaps"}};
static const sigil_rt_segment outside_segments[] = {{65530, 8, (const uint8_t *)"too far!"}};

static sigil_rt_module first = {1, 1, 65536, 1030, 2, 0, first_segments, "first", NULL};
static sigil_rt_module second = {1, 3, 10, 4000, 2, 0, second_segments, "second", NULL};
static sigil_rt_module overlapping = {1, 1, 65536, 1037, 1, 0, overlapping_segments, "overlapping", NULL};
static sigil_rt_module outside = {1, 1, 65536, 0, 1, 0, outside_segments, "outside", NULL};
static sigil_rt_module newer = {2, 1, 65536, 0, 0, 0, NULL, "newer", NULL};
static sigil_rt_module tight = {1, 1, 2, 0, 0, 0, NULL, "tight", NULL};
static sigil_rt_module larger = {1, 5, 65536, 0, 0, 0, NULL, "larger", NULL};
static sigil_rt_module full = {1, 65536, 65536, 0, 0, 0, NULL, "full", NULL};

static void show(void) {
  uint32_t base = sigil_rt_heap_base();
  printf("pages %u, heap base %u, initial end %u\n", sigil_rt_memory_size(), base, sigil_rt_initial_end());
  fflush(stdout);
}

int main(int argc, char **argv) {
  const char *which = argc > 1 ? argv[1] : "";
  if (strcmp(which, "none") == 0) show();
  if (strcmp(which, "two") == 0) {
    sigil_rt_register(&first);
    sigil_memory()[1024] = '!';
    sigil_rt_register(&second);
    sigil_rt_register(&first);
    printf("%.6s %.4s ", (char *)sigil_memory() + 1024, (char *)sigil_memory() + 2048);
    printf("grow to eleven %d ", (int)sigil_rt_memory_grow(8));
    show();
  }
  if (strcmp(which, "grown-between") == 0) {
    sigil_rt_register(&first);
    sigil_rt_memory_grow(1);
    sigil_rt_register(&second);
    show();
  }
  if (strcmp(which, "frozen") == 0) {
    sigil_rt_register(&second);
    show();
    sigil_rt_register(&first);
    sigil_rt_register(&overlapping);
  }
  if (strcmp(which, "larger-later") == 0) {
    sigil_rt_register(&second);
    show();
    sigil_rt_register(&larger);
    show();
  }
  if (strcmp(which, "too-late") == 0) {
    sigil_rt_register(&first);
    show();
    sigil_rt_register(&second);
  }
  if (strcmp(which, "overlap") == 0) {
    sigil_rt_register(&first);
    sigil_rt_register(&overlapping);
  }
  if (strcmp(which, "outside") == 0) sigil_rt_register(&outside);
  if (strcmp(which, "newer") == 0) sigil_rt_register(&newer);
  if (strcmp(which, "tight") == 0) {
    sigil_rt_register(&second);
    sigil_rt_register(&tight);
  }
  if (strcmp(which, "cap") == 0) {
    sigil_set_max_pages(2);
    sigil_rt_register(&second);
  }
  if (strcmp(which, "full") == 0) {
    sigil_rt_register(&full);
    show();
  }
  return 0;
}
