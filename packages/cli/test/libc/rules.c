/*
 * What malloc and its family promise (docs/libc.md), in wasm and natively. Compiled without built-ins: a compiler that
 * knows malloc answers some of these by itself. rules.wasm is this, so that no clang is needed to test it;
 * `SIGIL_MAKE_WASM=1 npx vitest run test/libc-wasm.test.ts` makes it anew.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "sigil_libc.h"

static int failures, rules;

#define RULE(...) rule(__VA_ARGS__, #__VA_ARGS__, __LINE__)

static bool rule(bool holds, const char *text, int line) {
  rules++;
  if (!holds) failures++, printf("rules.c:%d: does not hold: %s\n", line, text);
  return holds;
}

static bool is_aligned(const void *pointer, size_t alignment) { return (uintptr_t)pointer % alignment == 0; }

/* More than any block may have, and in 32 bits only a little. */
#define TOO_LARGE ((size_t)(SIZE_MAX > UINT32_MAX ? UINT32_MAX + UINT64_C(101) : PTRDIFF_MAX + UINT64_C(1)))

/* Whether a call gave NULL and exactly this errno; the comma of an argument list sets errno before. */
#define FAILS(error, call) (errno = 0, (call) == NULL && errno == (error))

static void sizes(void) {
  bool aligned = true, usable = true;
  for (size_t size = 0; size < 3000; size++) {
    char *block = malloc(size);
    aligned = aligned && block != NULL && is_aligned(block, 16);
    usable = usable && malloc_usable_size(block) >= size;
    memset(block, 1, malloc_usable_size(block));
    free(block);
  }
  RULE(aligned);
  RULE(usable);
  RULE(malloc_usable_size(NULL) == 0);
  char *nothing = malloc(0), *more = malloc(0);
  RULE(nothing != NULL && more != NULL && nothing != more);
  free(nothing);
  free(more);
  RULE(FAILS(ENOMEM, malloc(SIZE_MAX)));
  RULE(FAILS(ENOMEM, malloc((size_t)PTRDIFF_MAX + 1)));
  RULE(FAILS(ENOMEM, malloc(UINT32_MAX - 8)));
  RULE(FAILS(ENOMEM, malloc(TOO_LARGE)));
}

static void zeroed(void) {
  for (int i = 0; i < 4; i++) {
    char *dirty = malloc(500);
    memset(dirty, 0xee, 500);
    free(dirty);
  }
  char *zeroed = calloc(50, 10);
  bool zeros = true;
  for (int i = 0; i < 500; i++) zeros = zeros && zeroed[i] == 0;
  RULE(zeros);
  free(zeroed);
  free(calloc(0, 0));
  RULE(FAILS(ENOMEM, calloc(SIZE_MAX / 2, 3)));
  RULE(FAILS(ENOMEM, calloc(SIZE_MAX / 4 + 2, 4)));
}

static void resized(void) {
  char *block = realloc(NULL, 100);
  RULE(block != NULL);
  strcpy(block, "what was written");
  RULE(FAILS(ENOMEM, realloc(block, SIZE_MAX)));
  RULE(FAILS(ENOMEM, realloc(block, UINT32_MAX - 8)));
  RULE(FAILS(ENOMEM, realloc(block, TOO_LARGE)));
  RULE(FAILS(ENOMEM, reallocarray(block, SIZE_MAX / 2 + 2, 2)));
  RULE(strcmp(block, "what was written") == 0);
  char *hindrance = malloc(100);
  block = reallocarray(block, 1000, 100);
  RULE(block != NULL && strcmp(block, "what was written") == 0);
  block = realloc(block, 5);
  RULE(memcmp(block, "what ", 5) == 0);
  free(hindrance);
  free(block);
  /* Kept, they would be more than there can be. */
  errno = EXDEV;
  for (int i = 0; i < 50000; i++) {
    if (realloc(malloc(100000), 0) != NULL) RULE(!"realloc to 0 bytes gives NULL");
  }
  RULE(errno == EXDEV);
  free(NULL);
  block = malloc(10);
  errno = EXDEV;
  free(block);
  RULE(errno == EXDEV);
}

static void aligned(void) {
  bool all = true;
  for (size_t alignment = 1; alignment <= 65536; alignment *= 2) {
    for (size_t size = 0; size < 200; size += 33) {
      void *first = aligned_alloc(alignment, size), *second = memalign(alignment, size), *third = NULL;
      if (alignment >= sizeof(void *)) RULE(posix_memalign(&third, alignment, size) == 0 && third != NULL);
      size_t least = alignment < 16 ? 16 : alignment;
      all = all && first && second && is_aligned(first, least) && is_aligned(second, least) && is_aligned(third, least);
      memset(first, 1, size);
      memset(second, 2, size);
      free(first);
      free(second);
      free(third);
    }
  }
  RULE(all);
  char *moved = aligned_alloc(4096, 100);
  strcpy(moved, "moved");
  moved = realloc(moved, 200000);
  RULE(strcmp(moved, "moved") == 0);
  free(moved);
  RULE(FAILS(EINVAL, aligned_alloc(0, 16)));
  RULE(FAILS(EINVAL, aligned_alloc(48, 96)));
  RULE(FAILS(EINVAL, memalign(24, 96)));
  RULE(FAILS(ENOMEM, aligned_alloc(131072, 16)));
  RULE(FAILS(ENOMEM, aligned_alloc(64, TOO_LARGE)));
  void *untouched = &failures;
  errno = EXDEV;
  RULE(posix_memalign(&untouched, 24, 16) == EINVAL);
  RULE(posix_memalign(&untouched, sizeof(void *) / 2, 16) == EINVAL);
  RULE(posix_memalign(&untouched, 0, 16) == EINVAL);
  RULE(posix_memalign(&untouched, 131072, 16) == ENOMEM);
  RULE(posix_memalign(&untouched, 64, SIZE_MAX) == ENOMEM);
  RULE(untouched == &failures && errno == EXDEV);
}

/* Takes all there is, twice: the second time gives as much as the first. */
static void exhaustion(void) {
  enum { MOST = 5000 };
  static void *blocks[MOST];
  size_t had[2], size = 1000000;
  for (int round = 0; round < 2; round++) {
    size_t count = 0;
    errno = 0;
    while (count < MOST && (blocks[count] = malloc(size)) != NULL) count++;
    if (round == 0) RULE(count > 0 && count < MOST && errno == ENOMEM);
    had[round] = count;
    while (count > 0) free(blocks[--count]);
  }
  RULE(had[0] == had[1]);
}

typedef struct slot {
  unsigned char *bytes, fill;
  size_t size;
} slot;

static bool is_whole(const slot *of, size_t bytes) {
  for (size_t i = 0; i < bytes; i++)
    if (of->bytes[i] != of->fill) return false;
  return true;
}

static unsigned next(unsigned *state) { return *state = *state * 1664525u + 1013904223u, *state >> 8; }

/* Every block keeps its own bytes, whatever happens to the others. */
static void churn(void) {
  static slot slots[500];
  unsigned state = 1;
  bool whole = true;
  for (int turn = 0; turn < 100000 && whole; turn++) {
    slot *at = &slots[next(&state) % 500];
    size_t size = next(&state) % (next(&state) % 16 == 0 ? 20000 : 300);
    whole = is_whole(at, at->size);
    if (next(&state) % 3 == 0) {
      unsigned char *bytes = realloc(at->bytes, size + 1);
      slot kept = {bytes, at->fill, 0};
      whole = whole && is_whole(&kept, size < at->size ? size : at->size);
      at->bytes = bytes;
    } else {
      free(at->bytes);
      at->bytes = next(&state) % 8 == 0 ? aligned_alloc(256, size) : malloc(size);
    }
    at->size = size, at->fill = (unsigned char)next(&state);
    memset(at->bytes, at->fill, size);
  }
  RULE(whole);
}

static void at_exit(void) {}

/* Functions of libc that hand out or keep what malloc gave. */
static void library(void) {
  char *copy = strdup("a copy"), *printed = NULL, *stream = NULL;
  RULE(strcmp(copy, "a copy") == 0 && malloc_usable_size(copy) >= 7);
  RULE(asprintf(&printed, "%d and %s", 12, copy) == 13 && malloc_usable_size(printed) >= 14);
  free(copy);
  free(printed);
  size_t size = 0;
  FILE *memory = open_memstream(&stream, &size);
  for (int i = 0; i < 1000; i++) fprintf(memory, "%d\n", i);
  fclose(memory);
  RULE(size == 3890 && malloc_usable_size(stream) >= size);
  bool registered = true;
  for (int i = 0; i < 100; i++) registered = registered && atexit(at_exit) == 0;
  RULE(registered);
  free(stream);
}

#if defined(__wasm__)
extern char __heap_base;
/* The program brings a malloc and has a megabyte of memory: its heap begins where its data ends all the same. */
static void heap_base(const char *first) { RULE(first > &__heap_base && first < &__heap_base + 65536); }
#endif

int main(void) {
#if defined(__wasm__)
  heap_base(malloc(1));
#endif
  sizes();
  zeroed();
  resized();
  aligned();
  churn();
  library();
  exhaustion();
  if (failures == 0) printf("all %d rules hold\n", rules);
  return failures != 0;
}
