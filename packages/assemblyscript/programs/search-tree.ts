/** An unbalanced search tree with parent links: 3,000 random inserts, then removals in another order; cycles throughout. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class Node {
  left: Node | null = null;
  right: Node | null = null;

  constructor(
    public key: i32,
    public parent: Node | null,
  ) {}
}

class Tree {
  root: Node | null = null;
  size: i32 = 0;

  insert(key: i32): bool {
    let parent: Node | null = null;
    let node = this.root;
    while (node) {
      if (node.key === key) return false;
      parent = node;
      if (key < node.key) node = node.left;
      else node = node.right;
    }
    const added = new Node(key, parent);
    if (!parent) this.root = added;
    else if (key < parent.key) parent.left = added;
    else parent.right = added;
    this.size++;
    return true;
  }

  find(key: i32): Node | null {
    let node = this.root;
    while (node) {
      if (node.key === key) return node;
      if (key < node.key) node = node.left;
      else node = node.right;
    }
    return null;
  }

  remove(key: i32): bool {
    const found = this.find(key);
    if (!found) return false;
    let node: Node = found;
    if (node.left && node.right) {
      let successor = node.right!;
      while (successor.left) successor = successor.left!;
      node.key = successor.key;
      node = successor;
    }
    if (node.left) this.replace(node, node.left);
    else this.replace(node, node.right);
    this.size--;
    return true;
  }

  private replace(node: Node, child: Node | null): void {
    const parent = node.parent;
    if (!parent) this.root = child;
    else if (parent.left === node) parent.left = child;
    else parent.right = child;
    if (child) child.parent = parent;
  }
}

function addInOrder(node: Node | null, hash: Hash): void {
  if (!node) return;
  addInOrder(node.left, hash);
  hash.add(node.key);
  addInOrder(node.right, hash);
}

export function main(): i32 {
  const random = new Random(7);
  const tree = new Tree();
  const hash = new Hash();
  for (let i = 0; i < 3000; i++) tree.insert(random.below(5000));
  addInOrder(tree.root, hash);
  for (let i = 0; i < 4000; i++) tree.remove(random.below(5000));
  addInOrder(tree.root, hash);
  hash.add(tree.size);
  return hash.value;
}
