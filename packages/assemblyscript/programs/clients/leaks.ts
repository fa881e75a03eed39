/** A leak of each sort that a program can have: a variable that keeps, a cycle that nobody looks for, a count too many. */
@external('sigil', 'sigil_set_site')
declare function setSite(site: u32): u32;

class Node {
  next: Node | null = null;

  constructor(public name: string) {}
}

/** Of a class that inherits its only reference to itself, this compiler believes that it can be in no cycle. */
class Leaf extends Node {
  constructor(name: string) {
    super(name);
  }
}

export const NODE: u32 = idof<Node>();
export const LEAF: u32 = idof<Leaf>();
export const NODES: u32 = idof<Array<Node>>();

const kept = new Array<Node>();

export function keep(name: string): void {
  const before = setSite(1);
  kept.push(new Node(name));
  setSite(before);
}

export function forget(): void {
  kept.length = 0;
}

export function tie(name: string): void {
  const before = setSite(2);
  const a = new Leaf(name);
  const b = new Leaf(name);
  a.next = b;
  b.next = a;
  setSite(before);
}

export function tieNodes(name: string): void {
  const a = new Node(name);
  a.next = a;
}

export function make(name: string): Node {
  return new Node(name);
}
