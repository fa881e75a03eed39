/** A graph of 200 nodes in which edges come and go 6,000 times and nodes are replaced: garbage of every cyclic shape. */
import { Hash } from './support/hash';
import { takeLast } from './support/list';
import { Random } from './support/random';

class Node {
  edges: Array<Node> = new Array<Node>();
  favourite: Node | null = null;

  constructor(public id: i32) {}
}

function reachableFrom(start: Node): i32 {
  const seen = new Set<i32>();
  const pending: Array<Node> = [start];
  let sum = 0;
  while (pending.length > 0) {
    const node = takeLast<Node>(pending);
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    sum += node.id;
    const favourite = node.favourite;
    if (favourite) pending.push(favourite);
    for (let i = 0; i < node.edges.length; i++) pending.push(node.edges[i]);
  }
  return sum;
}

export function main(): i32 {
  const random = new Random(149);
  const hash = new Hash();
  const nodes = new Array<Node>();
  for (let i = 0; i < 200; i++) nodes.push(new Node(i));
  for (let i = 0; i < 6000; i++) {
    const node = nodes[random.below(200)];
    const what = random.below(10);
    if (what < 4) node.edges.push(nodes[random.below(200)]);
    else if (what < 7 && node.edges.length > 0) node.edges.splice(random.below(node.edges.length), 1);
    else if (what < 9) node.favourite = nodes[random.below(200)];
    else nodes[random.below(200)] = new Node(1000 + i);
    if (i % 500 === 0) hash.add(reachableFrom(nodes[0]));
  }
  return hash.value;
}
