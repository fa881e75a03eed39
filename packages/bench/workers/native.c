/*
 * The native side of a contender: runs kernels as told on stdin, one process per contender and program.
 *
 *   to us    kernel turns\n           us    checksum(hex) nanoseconds of CPU time\n
 *
 * Included by a generated file, which defines KERNELS(X) as X(name) for each kernel and may define START as what has
 * to be called before the first one. An unknown kernel ends the process with status 2.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#ifndef START
#define START()
#endif

#define DECLARE(name) uint32_t kernel_##name(uint32_t turns);
KERNELS(DECLARE)

static const struct {
  const char *name;
  uint32_t (*run)(uint32_t turns);
} kernels[] = {
#define ROW(name) {#name, kernel_##name},
    KERNELS(ROW)};

enum { KERNEL_COUNT = sizeof kernels / sizeof kernels[0], NAME_BYTES = 64 };

/* CPU time and not time of day: others use the machine as well. */
static uint64_t cpu_nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static int run(const char *name, uint32_t turns) {
  for (size_t i = 0; i < KERNEL_COUNT; i++) {
    if (strcmp(kernels[i].name, name) != 0) continue;
    uint64_t before = cpu_nanoseconds();
    uint32_t sum = kernels[i].run(turns);
    uint64_t after = cpu_nanoseconds();
    printf("%08" PRIx32 " %" PRIu64 "\n", sum, after - before);
    fflush(stdout);
    return 1;
  }
  return 0;
}

int main(void) {
  char name[NAME_BYTES];
  uint32_t turns;
  START();
  while (scanf("%63s %" SCNu32, name, &turns) == 2)
    if (!run(name, turns)) return 2;
  return 0;
}
