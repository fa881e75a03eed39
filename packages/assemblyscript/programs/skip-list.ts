/** A skip list of texts by number: inserts, removals and searches with one to eight links per node. */
import { Hash } from './support/hash';
import { Random } from './support/random';

const LEVELS = 8;

class Node {
  next: Array<Node | null> = new Array<Node | null>();

  constructor(
    public key: i32,
    public text: string,
  ) {}

  static tall(key: i32, text: string, levels: i32): Node {
    const node = new Node(key, text);
    for (let i = 0; i < levels; i++) node.next.push(null);
    return node;
  }
}

class SkipList {
  head: Node = Node.tall(-1, '', LEVELS);

  /** The last node before `key` on every level. */
  private path(key: i32): Array<Node> {
    const path = new Array<Node>();
    let node = this.head;
    for (let level = LEVELS - 1; level >= 0; level--) {
      let next = node.next[level];
      while (next) {
        if (next.key >= key) break;
        node = next;
        next = node.next[level];
      }
      path.push(node);
    }
    return path.reverse();
  }

  insert(key: i32, text: string, levels: i32): void {
    const path = this.path(key);
    const node = Node.tall(key, text, levels);
    for (let level = 0; level < levels; level++) {
      node.next[level] = path[level].next[level];
      path[level].next[level] = node;
    }
  }

  remove(key: i32): bool {
    const path = this.path(key);
    const node = path[0].next[0];
    if (!node || node.key !== key) return false;
    for (let level = 0; level < node.next.length; level++)
      if (path[level].next[level] === node) path[level].next[level] = node.next[level];
    return true;
  }
}

export function main(): i32 {
  const random = new Random(127);
  const hash = new Hash();
  const list = new SkipList();
  for (let i = 0; i < 1000; i++) {
    let levels = 1;
    while (levels < LEVELS && random.below(2) === 0) levels++;
    list.insert(random.below(2000), 'text ' + i.toString(), levels);
  }
  let removed = 0;
  for (let i = 0; i < 1000; i++) if (list.remove(random.below(2000))) removed++;
  hash.add(removed);
  let node = list.head.next[0];
  while (node) {
    hash.add(node.key);
    hash.addString(node.text);
    node = node.next[0];
  }
  return hash.value;
}
