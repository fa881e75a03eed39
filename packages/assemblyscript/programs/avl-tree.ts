/** A balanced tree of strings by number: 2,000 inserts in order, height at most 1.45 log2 n; answers height and a hash. */
import { Hash } from './support/hash';

class Node {
  left: Node | null = null;
  right: Node | null = null;
  height: i32 = 1;

  constructor(
    public key: i32,
    public text: string,
  ) {}
}

function heightOf(node: Node | null): i32 {
  return node ? node.height : 0;
}

function update(node: Node): void {
  node.height = 1 + max(heightOf(node.left), heightOf(node.right));
}

function rotateRight(node: Node): Node {
  const pivot = node.left!;
  node.left = pivot.right;
  pivot.right = node;
  update(node);
  update(pivot);
  return pivot;
}

function rotateLeft(node: Node): Node {
  const pivot = node.right!;
  node.right = pivot.left;
  pivot.left = node;
  update(node);
  update(pivot);
  return pivot;
}

function balance(node: Node): Node {
  update(node);
  const lean = heightOf(node.left) - heightOf(node.right);
  if (lean > 1) {
    const left = node.left!;
    if (heightOf(left.left) < heightOf(left.right)) node.left = rotateLeft(left);
    return rotateRight(node);
  }
  if (lean < -1) {
    const right = node.right!;
    if (heightOf(right.right) < heightOf(right.left)) node.right = rotateRight(right);
    return rotateLeft(node);
  }
  return node;
}

function insert(node: Node | null, key: i32, text: string): Node {
  if (!node) return new Node(key, text);
  if (key < node.key) node.left = insert(node.left, key, text);
  else if (key > node.key) node.right = insert(node.right, key, text);
  else node.text = text;
  return balance(node);
}

function walk(node: Node | null, hash: Hash): void {
  if (!node) return;
  walk(node.left, hash);
  hash.addString(node.text);
  walk(node.right, hash);
}

export function main(): i32 {
  let root: Node | null = null;
  for (let i = 0; i < 2000; i++) root = insert(root, i, 'n' + i.toString());
  for (let i = 0; i < 2000; i += 3) root = insert(root, i, i.toString() + '!');
  const hash = new Hash();
  hash.add(heightOf(root));
  walk(root, hash);
  return hash.value;
}
