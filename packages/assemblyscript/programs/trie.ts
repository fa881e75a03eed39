/** A trie with a map of children in every node: 2,000 made-up words, looked up, listed in order and half of them cut out. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class TrieNode {
  children: Map<i32, TrieNode> = new Map<i32, TrieNode>();
  count: i32 = 0;
}

function add(root: TrieNode, word: string): void {
  let node = root;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i);
    if (!node.children.has(letter)) node.children.set(letter, new TrieNode());
    node = node.children.get(letter);
  }
  node.count++;
}

/** Whether the node is of no use any more. */
function remove(node: TrieNode, word: string, at: i32): bool {
  if (at === word.length) {
    if (node.count > 0) node.count--;
  } else {
    const letter = word.charCodeAt(at);
    if (node.children.has(letter) && remove(node.children.get(letter), word, at + 1)) node.children.delete(letter);
  }
  return node.count === 0 && node.children.size === 0;
}

function list(node: TrieNode, prefix: string, hash: Hash): void {
  for (let i = 0; i < node.count; i++) hash.addString(prefix);
  const letters = node.children.keys().sort((a, b) => a - b);
  for (let i = 0; i < letters.length; i++)
    list(node.children.get(letters[i]), prefix + String.fromCharCode(letters[i]), hash);
}

export function main(): i32 {
  const random = new Random(3);
  const root = new TrieNode();
  const words = new Array<string>();
  for (let i = 0; i < 2000; i++) {
    let word = '';
    const length = 1 + random.below(6);
    for (let j = 0; j < length; j++) word += String.fromCharCode(97 + random.below(5));
    words.push(word);
    add(root, word);
  }
  const hash = new Hash();
  list(root, '', hash);
  for (let i = 0; i < words.length; i += 2) remove(root, words[i], 0);
  list(root, '', hash);
  return hash.value;
}
