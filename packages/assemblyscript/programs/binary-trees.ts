/** Full binary trees of depth 4 to 11 built and counted, the deepest kept meanwhile; the node counts are 2^(d+1) - 1. */
class Tree {
  constructor(
    public left: Tree | null,
    public right: Tree | null,
  ) {}

  count(): i32 {
    const left = this.left;
    const right = this.right;
    return 1 + (left ? left.count() : 0) + (right ? right.count() : 0);
  }
}

function grow(depth: i32): Tree {
  if (depth === 0) return new Tree(null, null);
  return new Tree(grow(depth - 1), grow(depth - 1));
}

export function main(): i32 {
  const kept = grow(11);
  let nodes = 0;
  for (let depth = 4; depth <= 10; depth++) {
    const trees = 1 << (10 - depth);
    for (let i = 0; i < trees; i++) nodes += grow(depth).count();
  }
  return nodes * 10000 + kept.count();
}
