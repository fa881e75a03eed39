/*
 * Makes as many strings as its argument says (a million), each a block of its own, sorts them by bytes, and prints every
 * hundred-thousandth, a checksum of the order, and how many are equal to the one before.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t seed = 2463534242u;

/* Marsaglia's xorshift: the same strings everywhere. */
static uint32_t random_word(void) {
  seed ^= seed << 13;
  seed ^= seed >> 17;
  return seed ^= seed << 5;
}

static char *random_string(void) {
  size_t length = 1 + random_word() % 20;
  char *result = malloc(length + 1);
  if (result == NULL) {
    fputs("sort: out of memory\n", stderr);
    exit(1);
  }
  /* Few letters, so that many strings share a beginning. */
  for (size_t i = 0; i < length; i++) result[i] = (char)('a' + random_word() % 6);
  result[length] = 0;
  return result;
}

static int by_bytes(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

int main(int argc, char **argv) {
  size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;
  char **strings = malloc((count + 1) * sizeof *strings);
  if (strings == NULL) return 1;
  for (size_t i = 0; i < count; i++) strings[i] = random_string();
  qsort(strings, count, sizeof *strings, by_bytes);
  uint64_t sum = 0xcbf29ce484222325u;
  size_t equal = 0;
  for (size_t i = 0; i < count; i++) {
    if (i % 100000 == 0) printf("%7zu %s\n", i, strings[i]);
    for (const char *c = strings[i]; *c != 0; c++) sum = (sum ^ (unsigned char)*c) * 0x100000001b3u;
    sum = (sum ^ 0xff) * 0x100000001b3u;
    if (i != 0 && by_bytes(&strings[i - 1], &strings[i]) > 0) return 2;
    equal += i != 0 && by_bytes(&strings[i - 1], &strings[i]) == 0;
  }
  printf("%zu strings, %zu of them again, %016llx\n", count, equal, (unsigned long long)sum);
  for (size_t i = 0; i < count; i++) free(strings[i]);
  free(strings);
}
