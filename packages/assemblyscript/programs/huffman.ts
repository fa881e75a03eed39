/** Huffman coding: letters counted, the tree built from a sorted list, the text encoded to bits and decoded again. */
import { Hash } from './support/hash';
import { takeLast } from './support/list';
import { Random } from './support/random';

class Node {
  constructor(
    public letter: i32,
    public weight: i32,
    public left: Node | null,
    public right: Node | null,
  ) {}
}

function buildTree(text: string): Node {
  const weights = new Map<i32, i32>();
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    weights.set(letter, 1 + (weights.has(letter) ? weights.get(letter) : 0));
  }
  const nodes = new Array<Node>();
  const letters = weights.keys();
  for (let i = 0; i < letters.length; i++) nodes.push(new Node(letters[i], weights.get(letters[i]), null, null));
  while (nodes.length > 1) {
    nodes.sort((a, b) => (a.weight !== b.weight ? b.weight - a.weight : b.letter - a.letter));
    const left = takeLast<Node>(nodes);
    const right = takeLast<Node>(nodes);
    nodes.push(new Node(min(left.letter, right.letter), left.weight + right.weight, left, right));
  }
  return nodes[0];
}

function assignCodes(node: Node, prefix: string, codes: Map<i32, string>): void {
  const left = node.left;
  const right = node.right;
  if (!left || !right) {
    codes.set(node.letter, prefix);
    return;
  }
  assignCodes(left, prefix + '0', codes);
  assignCodes(right, prefix + '1', codes);
}

function decode(bits: string, tree: Node): string {
  let text = '';
  let node = tree;
  for (let i = 0; i < bits.length; i++) {
    node = bits.charCodeAt(i) === 0x30 ? node.left! : node.right!;
    if (node.left) continue;
    text += String.fromCharCode(node.letter);
    node = tree;
  }
  return text;
}

export function main(): i32 {
  const random = new Random(107);
  const hash = new Hash();
  for (let round = 0; round < 8; round++) {
    const letters = new Array<string>();
    for (let i = 0; i < 400; i++)
      letters.push(String.fromCharCode(97 + min(random.below(26), min(random.below(26), random.below(26)))));
    const text = letters.join('');
    const tree = buildTree(text);
    const codes = new Map<i32, string>();
    assignCodes(tree, '', codes);
    const bits = new Array<string>();
    for (let i = 0; i < text.length; i++) bits.push(codes.get(text.charCodeAt(i)));
    const encoded = bits.join('');
    if (decode(encoded, tree) != text) return -1;
    hash.addString(encoded);
  }
  return hash.value;
}
