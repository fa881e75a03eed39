/*
 * Memory that cannot grow, natively: a seeded caller runs once undisturbed, to know at which of its requests memory grows.
 * Then it runs again for each of these, in a process of its own each time, with linear memory capped at what it has: for
 * that request alone, and from it on. Prints how often memory grew; ends with status 1 and a line on the first fault.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sigil.h"
#include "sigil_heap.h"
#include "sigil_inspection.h"
#include "sigil_statistics.h"

enum { SLOT_COUNT = 48, OP_COUNT = 400, MOST_GROWTHS = 200, PAGE_BYTES = 65536, NO_CAP = 65536 };

typedef struct {
  uint32_t payload, size;
  uint8_t stamp;
} block;

typedef struct {
  uint32_t old, old_size, size, result;
} request;

typedef enum { NEVER, ONCE, FOR_GOOD } failure;

/* Shared with the process that runs undisturbed: the ops at which memory grew. */
static struct {
  uint32_t count, ops[MOST_GROWTHS];
} *growths;

static block blocks[SLOT_COUNT];
static uint32_t state;

static _Noreturn void fail(const char *what, uint32_t op) {
  printf("%s at op %u\n", what, op);
  fflush(stdout);
  _exit(1);
}

static uint32_t below(uint32_t limit) {
  state = state * 1664525u + 1013904223u;
  return (uint32_t)(((uint64_t)state * limit) >> 32);
}

static uint32_t draw_size(void) {
  static const uint32_t sizes[] = {1, 12, 100, 1000, 1009, 5000, 20000, PAGE_BYTES - 16, PAGE_BYTES - 4, PAGE_BYTES, 150000};
  return sizes[below(sizeof sizes / sizeof *sizes)];
}

static uint32_t pages(void) { return (uint32_t)(sigil_memory_size() / PAGE_BYTES); }

static void act(void *argument) {
  request *asked = argument;
  if (asked->old == 0) asked->result = sigil_alloc(asked->size);
  else asked->result = sigil_realloc(asked->old, asked->old_size, asked->size);
}

static void stamp(block *held, uint32_t payload, uint32_t size, uint32_t op) {
  *held = (block){payload, size, (uint8_t)(op + 1)};
  memset(sigil_memory() + payload, held->stamp, size);
}

static void verify(const block *held, uint32_t bytes, uint32_t op) {
  for (uint32_t i = 0; i < bytes; i++)
    if (sigil_memory()[held->payload + i] != held->stamp) fail("a byte of a live block has changed", op);
}

static void verify_all(uint32_t op) {
  for (uint32_t slot = 0; slot < SLOT_COUNT; slot++)
    if (blocks[slot].payload != 0) verify(&blocks[slot], blocks[slot].size, op);
  if (sigil_check_heap() != 0) fail("an invariant does not hold", op);
  uint32_t largest = sigil_largest_free_bytes();
  uint32_t payload = sigil_try_alloc(largest);
  if (payload == 0) fail("what is said to be free cannot be had", op);
  sigil_free(payload);
}

/* Allocates into an empty slot; frees or resizes what is in a full one. False for a refusal. */
static bool step(uint32_t op) {
  block *held = &blocks[below(SLOT_COUNT)];
  request asked = {held->payload, held->size, draw_size(), 0};
  if (held->payload != 0 && below(2) == 0) {
    verify(held, held->size, op);
    sigil_free(held->payload);
    *held = (block){0, 0, 0};
    return true;
  }
  sigil_trap trap = sigil_try(act, &asked);
  if (trap == SIGIL_TRAP_OUT_OF_MEMORY) {
    if (sigil_failed_size() != asked.size) fail("the refused size is another", op);
    return false;
  }
  if (trap != SIGIL_TRAP_NONE) fail("a trap that is none of exhaustion", op);
  if (asked.old != 0) {
    block moved = {asked.result, 0, held->stamp};
    verify(&moved, asked.old_size < asked.size ? asked.old_size : asked.size, op);
  }
  stamp(held, asked.result, asked.size, op);
  return true;
}

static void run(failure mode, uint32_t at) {
  uint32_t refusals = 0;
  state = 1;
  for (uint32_t op = 0; op < OP_COUNT; op++) {
    uint32_t before = pages();
    if (mode != NEVER && op == at) sigil_set_max_pages(before);
    if (!step(op)) {
      refusals++;
      verify_all(op);
    }
    if (mode == ONCE && op == at) sigil_set_max_pages(NO_CAP);
    if (mode == NEVER && pages() > before && growths->count < MOST_GROWTHS) growths->ops[growths->count++] = op;
  }
  if (mode == NEVER && refusals != 0) fail("a refusal though memory could grow", OP_COUNT);
  if (mode == ONCE && refusals != 1) fail("not one refusal for one failure", at);
  if (mode == FOR_GOOD && refusals == 0) fail("no refusal", at);
  for (uint32_t slot = 0; slot < SLOT_COUNT; slot++) sigil_free(blocks[slot].payload);
  if (sigil_live_blocks() != 0) fail("a block is left", OP_COUNT);
  if (sigil_trim() == 0 || sigil_check_heap() != 0) fail("the empty heap is not whole", OP_COUNT);
}

static void in_process(failure mode, uint32_t at) {
  int status;
  pid_t child = fork();
  if (child < 0) fail("no process could be had", at);
  if (child == 0) {
    run(mode, at);
    fflush(stdout);
    _exit(0);
  }
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    printf("mode %d, growth at op %u\n", (int)mode, at);
    exit(1);
  }
}

int main(void) {
  growths = mmap(NULL, sizeof *growths, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (growths == MAP_FAILED) fail("no memory to share", 0);
  in_process(NEVER, 0);
  for (uint32_t number = 0; number < growths->count; number++) {
    in_process(ONCE, growths->ops[number]);
    in_process(FOR_GOOD, growths->ops[number]);
  }
  printf("%u growths\n", growths->count);
  return 0;
}
