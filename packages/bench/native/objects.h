/*
 * Objects that lead to each other, as src/managed/kernels has them: trees, and rings, which are cyclic. Each is freed by who
 * knows when it dies, or, with FACE_COLLECTED, by nobody: a collector finds it.
 */
#include "parts.h"

enum { DEPTH = 16, LEAST_DEPTH = 4, LEAST_RING = 210, RING_MASK = 511 };

static inline uint32_t fold_object(uint32_t sum, uint32_t value) { return sum * 31 + value; }

static inline void give_up(ref object) {
#ifdef FACE_COLLECTED
  (void)object;
#else
  give_back(object);
#endif
}

typedef struct {
  ref left, right;
} tree;

static ref make_tree(uint32_t depth) {
  ref left = NIL, right = NIL;
  if (depth > 0) {
    left = make_tree(depth - 1);
    right = make_tree(depth - 1);
  }
  ref object = alloc(sizeof(tree));
  *(tree *)at(object) = (tree){left, right};
  return object;
}

static uint32_t count_tree(ref object) {
  tree *node = at(object);
  if (node->left == NIL) return 1;
  uint32_t nodes = count_tree(node->left);
  return nodes + count_tree(((tree *)at(object))->right) + 1;
}

static void drop_tree(ref object) {
#ifndef FACE_COLLECTED
  tree node = *(tree *)at(object);
  if (node.left != NIL) {
    drop_tree(node.left);
    drop_tree(node.right);
  }
#endif
  give_up(object);
}

static inline uint32_t use_tree(uint32_t depth, uint32_t sum) {
  ref object = make_tree(depth);
  sum = fold_object(sum, count_tree(object));
  drop_tree(object);
  return sum;
}

static uint32_t kernel_trees(uint32_t turns) {
  uint32_t sum = use_tree(DEPTH + 1, 0);
  ref long_lived = make_tree(DEPTH);
  for (uint32_t depth = LEAST_DEPTH; depth <= DEPTH; depth += 2)
    for (uint32_t i = 0; i < turns << (DEPTH - depth); i++) sum = use_tree(depth, sum);
  sum = fold_object(sum, count_tree(long_lived));
  drop_tree(long_lived);
  return sum;
}

typedef struct {
  ref next;
  uint32_t value;
} node;

static inline node *node_at(ref object) { return at(object); }

static inline ref make_node(uint32_t value) {
  ref object = alloc(sizeof(node));
  node_at(object)->value = value;
  return object;
}

static inline ref make_ring(uint32_t size, uint32_t value) {
  ref first = make_node(value), last = first;
  for (uint32_t index = 1; index < size; index++) {
    ref object = make_node(value + index);
    node_at(last)->next = object;
    last = object;
  }
  node_at(last)->next = first;
  return first;
}

static inline void drop_ring(ref first) {
#ifndef FACE_COLLECTED
  for (ref object = node_at(first)->next; object != first;) {
    ref after = node_at(object)->next;
    give_up(object);
    object = after;
  }
#endif
  give_up(first);
}

static uint32_t kernel_rings(uint32_t turns) {
  uint32_t sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) {
    ref first = make_ring((turn * 37 & RING_MASK) + LEAST_RING, turn), object = first;
    do {
      sum = fold_object(sum, node_at(object)->value);
      object = node_at(object)->next;
    } while (object != first);
    drop_ring(first);
  }
  return sum;
}
