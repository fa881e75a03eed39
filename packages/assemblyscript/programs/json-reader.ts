/** Nested lists and records read from text into nodes that know their parents, then measured: depth, nodes, longest text. */
import { takeLast } from './support/list';
import { Random } from './support/random';

class Node {
  children: Array<Node> = new Array<Node>();
  text: string = '';

  constructor(public parent: Node | null) {}

  depth(): i32 {
    let depth = 0;
    let node = this.parent;
    while (node) {
      depth++;
      node = node.parent;
    }
    return depth;
  }
}

class Reader {
  private at: i32 = 0;

  constructor(private source: string) {}

  read(parent: Node | null): Node {
    const node = new Node(parent);
    if (parent) parent.children.push(node);
    const first = this.source.charCodeAt(this.at);
    if (first === 0x5b || first === 0x7b) {
      this.at++;
      while (this.source.charCodeAt(this.at) !== first + 2) {
        this.read(node);
        const next = this.source.charCodeAt(this.at);
        if (next === 0x2c || next === 0x3a) this.at++;
      }
      this.at++;
    } else if (first === 0x22) {
      const end = this.source.indexOf('"', this.at + 1);
      node.text = this.source.substring(this.at + 1, end);
      this.at = end + 1;
    } else {
      const start = this.at;
      while (this.isDigit()) this.at++;
      node.text = this.source.substring(start, this.at);
    }
    return node;
  }

  private isDigit(): bool {
    const code = this.source.charCodeAt(this.at);
    return code >= 0x30 && code <= 0x39;
  }
}

function madeUp(random: Random, depth: i32): string {
  if (depth === 0) {
    if (random.below(2) === 0) return random.below(1000).toString();
    return '"' + 'x'.repeat(random.below(12)) + '"';
  }
  const parts = new Array<string>();
  const isList = random.below(2) === 0;
  for (let i = random.below(5); i >= 0; i--) {
    const value = madeUp(random, depth - 1);
    if (isList) parts.push(value);
    else parts.push('"k' + i.toString() + '":' + value);
  }
  if (isList) return '[' + parts.join(',') + ']';
  return '{' + parts.join(',') + '}';
}

export function main(): i32 {
  const random = new Random(73);
  let nodes = 0;
  let deepest = 0;
  let longest = 0;
  for (let i = 0; i < 12; i++) {
    const root = new Reader(madeUp(random, 5)).read(null);
    const pending: Array<Node> = [root];
    while (pending.length > 0) {
      const node = takeLast<Node>(pending);
      nodes++;
      deepest = max(deepest, node.depth());
      longest = max(longest, node.text.length);
      const children = node.children;
      for (let j = 0; j < children.length; j++) pending.push(children[j]);
    }
  }
  return nodes * 1000 + deepest * 100 + longest;
}
