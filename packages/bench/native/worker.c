/*
 * Runs kernels with one allocator, as told on stdin, or once, as told by arguments.
 *
 *   to us    kernel turns\n
 *   us       checksum(hex) nanoseconds of CPU time, bytes of memory at the worst, bytes of linear memory,
 *            nanoseconds of the longest call, bytes asked for and not yet freed at the most\n
 *
 * Each answer begins with no block and, if there are four turns or more, with a quarter of them that do not count; at its end
 * what is left is read and freed. Memory is counted beyond what the process had before its first kernel; the last two
 * figures are 0 unless the build is one that takes them (face.h). An unknown kernel ends the process with status 2.
 *
 * Included by a generated file that says who the allocator is. With KERNELS_LINKED as X(name) for each kernel, kernels are
 * not those of C but symbols kernel_<name>; that file then has `kernels_clear` and `kernels_reset`, too, and TABLE_BYTES of
 * linear memory are the kernels'.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>

#ifdef KERNELS_LINKED
#include "face.h"
#else
#include "arena.h"
#include "churn.h"
#include "growth.h"
#include "objects.h"
#include "producer.h"
#include "small.h"
#include "torture.h"
#include "verify.h"
#endif
#include "system.h"

#ifndef TABLE_BYTES
#define TABLE_BYTES 0
#endif

#ifdef KERNELS_LINKED

#define DECLARE(name) uint32_t kernel_##name(uint32_t turns);
KERNELS_LINKED(DECLARE)

#define KERNELS KERNELS_LINKED

#else

#ifdef FACE_SIGIL
#define WITH_SCOPES(X) X(scopes)
#else
#define WITH_SCOPES(X)
#endif

#define KERNELS(X)                                                                                                     \
  X(pair) X(lifo) X(fifo) X(churn) X(churn_100k) X(large) X(producer_consumer) X(fragmentation) X(step) X(doubling)  \
  X(alloc_only) X(trees) X(rings) X(verify) WITH_SCOPES(X)

static uint32_t clear_newest(uint32_t sum) {
  while (newest != NIL) {
    ref block = newest;
    sum = fold(sum, mark_of(block));
    newest = ((linked *)at(block))->before;
    give_back(block);
  }
  return sum;
}

static uint32_t kernels_clear(void) {
  uint32_t sum = clear_newest(0);
  for (uint32_t slot = 0; slot < MOST_SLOTS; slot++) {
    if (block_in[slot] == NIL) continue;
    sum = free_marked(block_in[slot], sum);
    block_in[slot] = NIL;
  }
  return sum;
}

static void kernels_reset(void) {
  seed = SEED;
  head = 0;
}

#endif

typedef uint32_t kernel(uint32_t turns);

static const struct {
  const char *name;
  kernel *run;
} kernels[] = {
#define ROW(name) {#name, kernel_##name},
    KERNELS(ROW)};

enum { KERNEL_COUNT = sizeof kernels / sizeof kernels[0], NAME_BYTES = 64 };

typedef struct {
  uint32_t sum;
  uint64_t nanoseconds;
} timing;

static timing timed(kernel *run, uint32_t turns) {
  uint64_t before = cpu_nanoseconds();
  uint32_t sum = run(turns);
  return (timing){sum, cpu_nanoseconds() - before};
}

static uint32_t checksum(uint32_t sum, uint32_t rest) { return sum * 31 ^ rest; }

/* Where turns are few each is long. */
static uint32_t turns_before(uint32_t turns) { return turns < 4 ? 0 : (turns + 3) / 4; }

static timing run_once(kernel *run, uint32_t turns) {
  run(turns_before(turns));
  timing taken = timed(run, turns);
  return (timing){checksum(taken.sum, kernels_clear()), taken.nanoseconds};
}

/* Where the end of a scope is what frees, there is one around the turn. */
#ifdef FACE_FREES_SCOPES
#define BEGIN_TURN() uint32_t scope = sigil_enter_scope()
#define END_TURN() sigil_exit_scope(scope)
#else
#define BEGIN_TURN()
#define END_TURN()
#endif

/* Each turn begins with no block, and what it made is freed after it; only the turn itself is in the time. */
static timing run_fresh(kernel *run, uint32_t turns) {
  timing all = {0, 0};
  for (uint32_t turn = 0; turn <= turns; turn++) {
    BEGIN_TURN();
    timing taken = timed(run, 1);
    all.sum = checksum(0, kernels_clear());
    END_TURN();
    if (turn > 0) all.nanoseconds += taken.nanoseconds;
  }
  return all;
}

static uint64_t linear_bytes(void) {
#ifdef FACE_SIGIL
  return sigil_memory_size() - TABLE_BYTES;
#else
  return 0;
#endif
}

static uint64_t longest_nanoseconds(void) {
#ifdef FACE_TIMED
  uint64_t longest = longest_call;
  longest_call = 0;
  return longest;
#else
  return 0;
#endif
}

static uint64_t peak_live_bytes(void) {
#ifdef FACE_COUNTED
  uint64_t most = most_live_bytes;
  most_live_bytes = live_bytes;
  return most;
#else
  return 0;
#endif
}

static void answer(const char *name, kernel *run, uint32_t turns) {
  kernels_reset();
  timing taken = (strcmp(name, "alloc_only") == 0 ? run_fresh : run_once)(run, turns);
  printf("%08" PRIx32 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "\n", taken.sum, taken.nanoseconds,
         peak_bytes(), linear_bytes(), longest_nanoseconds(), peak_live_bytes());
  fflush(stdout);
}

static bool answer_by_name(const char *name, uint32_t turns) {
  for (size_t i = 0; i < KERNEL_COUNT; i++) {
    if (strcmp(kernels[i].name, name) != 0) continue;
    answer(name, kernels[i].run, turns);
    return true;
  }
  return false;
}

/* The tables of kernels are in memory before it is counted. */
static void touch_tables(void) {
#ifdef FACE_SIGIL
  linear = sigil_memory();
  const uint32_t end = TABLE_BYTES;
  for (uint32_t i = 0; i < end; i += 4096) ((volatile uint8_t *)linear)[i] |= 0;
#endif
#ifndef KERNELS_LINKED
  memset(block_in, 1, sizeof block_in);
  memset(size_in, 1, sizeof size_in);
  memset(block_in, 0, sizeof block_in);
  memset(size_in, 0, sizeof size_in);
#endif
}

#ifndef START
#define START()
#endif

int main(int count, char **words) {
  static char name[NAME_BYTES];
  uint32_t turns;
  START();
  touch_tables();
  start_peak();
  if (count == 3) return answer_by_name(words[1], (uint32_t)strtoul(words[2], NULL, 10)) ? 0 : 2;
  while (scanf("%63s %" SCNu32, name, &turns) == 2)
    if (!answer_by_name(name, turns)) return 2;
  return 0;
}
