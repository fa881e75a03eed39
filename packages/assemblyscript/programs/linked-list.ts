/** A singly linked list of 2,000 nodes, reversed in place ten times, then emptied from the front: 1999000. */
class Node {
  constructor(
    public value: i32,
    public next: Node | null,
  ) {}
}

function reverse(list: Node | null): Node | null {
  let reversed: Node | null = null;
  let node = list;
  while (node) {
    const next = node.next;
    node.next = reversed;
    reversed = node;
    node = next;
  }
  return reversed;
}

export function main(): i32 {
  let list: Node | null = null;
  for (let i = 0; i < 2000; i++) list = new Node(i, list);
  for (let i = 0; i < 10; i++) list = reverse(list);
  let sum = 0;
  while (list) {
    sum += list.value;
    list = list.next;
  }
  return sum;
}
