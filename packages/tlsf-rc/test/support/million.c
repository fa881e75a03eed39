/*
 * One million objects under a small stack, natively: the shapes of million.cjs, told by argument 1. Prints one line of JSON
 * with the limit of the stack, which whoever starts the program has set.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "sigil.h"
#include "sigil_managed.h"
#include "sigil_statistics.h"

enum { NODE = 3, NODE_BYTES = 12, MEMBER_COUNT = 3, LIST_COUNT = 1000000, TREE_LEVELS = 20, TYPES_AT = 64, PAGE_BYTES = 65536 };

static uint32_t *words(uint32_t address) { return (uint32_t *)(void *)(sigil_memory() + address); }

/* Type 3 has references at 0, 4 and 8; nothing is known of the types below it. */
static void describe_nodes(void) {
  uint32_t layouts = TYPES_AT + 36, layout = layouts + 16;
  uint32_t table[17] = {4, [12] = layout, MEMBER_COUNT, 0, 4, 8};
  memcpy(words(TYPES_AT), table, sizeof table);
  sigil_describe(TYPES_AT, layouts);
}

static uint32_t node(void) {
  uint32_t ref = sigil_make(NODE_BYTES, NODE);
  memset(words(ref), 0, NODE_BYTES);
  return ref;
}

static void refer(uint32_t ref, uint32_t index, uint32_t to) { words(ref)[index] = sigil_retain(to); }

static uint32_t list(bool back, uint32_t *last) {
  uint32_t first = sigil_retain(node());
  *last = first;
  for (uint32_t count = 1; count < LIST_COUNT; count++) {
    uint32_t next = node();
    refer(*last, 0, next);
    if (back) refer(next, 1, *last);
    *last = next;
  }
  return first;
}

static uint32_t tree(bool back) {
  uint32_t root = sigil_retain(node()), count = (1u << TREE_LEVELS) - 1;
  uint32_t *nodes = malloc(count * sizeof *nodes);
  if (nodes == NULL) exit(2);
  nodes[0] = root;
  for (uint32_t child = 1; child < count; child++) {
    uint32_t parent = (child - 1) / 2;
    nodes[child] = node();
    refer(nodes[parent], (child - 1) % 2, nodes[child]);
    if (back) refer(nodes[child], 2, nodes[parent]);
  }
  free(nodes);
  return root;
}

static uint32_t ring(bool candidates) {
  uint32_t last, first = list(false, &last), at = first;
  refer(last, 0, first);
  if (!candidates) return first;
  do {
    sigil_release(sigil_retain(at));
    at = words(at)[0];
  } while (at != first);
  return first;
}

static uint32_t shape(const char *name) {
  uint32_t last;
  bool back = strstr(name, "both ways") != NULL || strstr(name, "parents") != NULL;
  if (strncmp(name, "list", 4) == 0) return list(back, &last);
  if (strncmp(name, "tree", 4) == 0) return tree(back);
  return ring(strstr(name, "candidates") != NULL);
}

static void report(const char *when) {
  printf("\"%s\":{\"objects\":%u,\"pages\":%u},", when, sigil_live_blocks(), (uint32_t)(sigil_memory_size() / PAGE_BYTES));
}

int main(int count, char **arguments) {
  struct rlimit limit;
  getrlimit(RLIMIT_STACK, &limit);
  if (count < 2) return 2;
  describe_nodes();
  sigil_set_candidate_limit(0);
  uint32_t held = shape(arguments[1]);
  putchar('{');
  report("made");
  sigil_release(held);
  report("released");
  sigil_collect();
  report("collected");
  printf("\"stackBytes\":%lu}", (unsigned long)limit.rlim_cur);
  return 0;
}
