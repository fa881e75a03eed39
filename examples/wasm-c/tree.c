/*
 * Sorts numbers in a search tree, round after round, and collects them in a buffer that grows. Every node and the buffer are
 * blocks of whichever allocator is linked; a round's blocks go with its scope. There is no libc in wasm, and none is needed.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sigil.h"

#if defined(__wasm__)

struct text {
  const char *bytes;
  size_t length;
};
__attribute__((import_module("wasi_snapshot_preview1"), import_name("fd_write"))) int wasi_write(
    int file, const struct text *texts, size_t count, size_t *written);

static void write_text(const char *bytes, size_t length) {
  const struct text text = {bytes, length};
  size_t written;
  wasi_write(1, &text, 1, &written);
}

/* The module's entry: a name that clang does not read as C's. */
#define MAIN __attribute__((export_name("main"))) int run(void)

#else

#include <stdio.h>

static void write_text(const char *bytes, size_t length) { fwrite(bytes, 1, length, stdout); }

#define MAIN int main(void)

#endif

enum { ROUNDS = 5, NUMBERS = 20000, FIRST_CAPACITY = 4 };

struct node {
  uint32_t number;
  struct node *smaller, *larger;
};

struct numbers {
  uint32_t *at;
  size_t count, capacity;
};

static uint32_t state = 1;

static uint32_t next_number(void) {
  state ^= state << 13;
  state ^= state >> 17;
  return state ^= state << 5;
}

static void insert(struct node **tree, uint32_t number) {
  while (*tree != NULL) tree = number < (*tree)->number ? &(*tree)->smaller : &(*tree)->larger;
  struct node *node = sigil_pointer_to(sigil_alloc(sizeof *node));
  *node = (struct node){number, NULL, NULL};
  *tree = node;
}

static void push(struct numbers *numbers, uint32_t number) {
  if (numbers->count == numbers->capacity) {
    size_t size = numbers->capacity * sizeof number;
    size_t larger = size == 0 ? FIRST_CAPACITY * sizeof number : 2 * size;
    uint32_t old = numbers->at == NULL ? 0 : sigil_offset_of(numbers->at);
    numbers->at = sigil_pointer_to(sigil_realloc(old, size, larger));
    numbers->capacity = larger / sizeof number;
  }
  numbers->at[numbers->count++] = number;
}

static void collect(const struct node *tree, struct numbers *sorted) {
  if (tree == NULL) return;
  collect(tree->smaller, sorted);
  push(sorted, tree->number);
  collect(tree->larger, sorted);
}

static uint32_t sum_of(const struct numbers *sorted) {
  uint32_t sum = 0;
  for (size_t i = 0; i < sorted->count; i++) {
    if (i > 0 && sorted->at[i - 1] > sorted->at[i]) return 0;
    sum = sum * 31 + sorted->at[i];
  }
  return sum;
}

static void print_number(uint32_t number) {
  char digits[11];
  size_t at = sizeof digits;
  digits[--at] = '\n';
  do digits[--at] = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  write_text(digits + at, sizeof digits - at);
}

MAIN {
  for (int round = 0; round < ROUNDS; round++) {
    uint32_t scope = sigil_enter_scope();
    struct node *tree = NULL;
    struct numbers sorted = {NULL, 0, 0};
    for (int i = 0; i < NUMBERS; i++) insert(&tree, next_number());
    collect(tree, &sorted);
    print_number(sum_of(&sorted));
    sigil_exit_scope(scope);
  }
  return 0;
}
