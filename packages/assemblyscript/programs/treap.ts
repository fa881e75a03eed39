/** A treap split and merged by value, never changed in place: every step makes a path of new nodes and drops one. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class Treap {
  constructor(
    public key: i32,
    public priority: i32,
    public left: Treap | null,
    public right: Treap | null,
  ) {}
}

class Halves {
  constructor(
    public below: Treap | null,
    public above: Treap | null,
  ) {}
}

function split(tree: Treap | null, key: i32): Halves {
  if (!tree) return new Halves(null, null);
  if (tree.key < key) {
    const halves = split(tree.right, key);
    return new Halves(new Treap(tree.key, tree.priority, tree.left, halves.below), halves.above);
  }
  const halves = split(tree.left, key);
  return new Halves(halves.below, new Treap(tree.key, tree.priority, halves.above, tree.right));
}

function merge(below: Treap | null, above: Treap | null): Treap | null {
  if (!below) return above;
  if (!above) return below;
  if (below.priority > above.priority)
    return new Treap(below.key, below.priority, below.left, merge(below.right, above));
  return new Treap(above.key, above.priority, merge(below, above.left), above.right);
}

function walk(tree: Treap | null, hash: Hash): void {
  if (!tree) return;
  walk(tree.left, hash);
  hash.add(tree.key);
  walk(tree.right, hash);
}

export function main(): i32 {
  const random = new Random(99);
  const hash = new Hash();
  let tree: Treap | null = null;
  for (let i = 0; i < 1500; i++) {
    const key = random.below(100000);
    const halves = split(tree, key);
    tree = merge(merge(halves.below, new Treap(key, random.below(1 << 20), null, null)), halves.above);
  }
  const versions = new Array<Treap | null>();
  for (let i = 0; i < 20; i++) {
    const halves = split(tree, i * 5000);
    versions.push(halves.below);
    tree = merge(halves.above, halves.below);
    tree = merge(halves.below, halves.above);
  }
  for (let i = 0; i < versions.length; i++) walk(versions[i], hash);
  walk(tree, hash);
  return hash.value;
}
