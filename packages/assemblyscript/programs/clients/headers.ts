/** Objects of every kind and in every state of counting, told to the host one by one, so that it can read their headers. */
declare function note(ref: usize): void;

class Leaf {
  value: f64 = 1.5;
}

class Node {
  other: Node | null = null;
  leaf: Leaf | null = null;

  constructor(public name: string) {}
}

class Wide extends Node {
  a: i64 = 1;
  b: i64 = 2;
}

class Everything {
  texts: Array<string> = new Array<string>();
  numbers: Array<i32> = new Array<i32>();
  nodes: Array<Node> = new Array<Node>();
  leaves: Array<Leaf> = new Array<Leaf>();
  bytes: Uint8Array = new Uint8Array(100);
  doubles: Float64Array = new Float64Array(3);
  buffer: ArrayBuffer = new ArrayBuffer(50);
  ids: StaticArray<i32> = new StaticArray<i32>(9);
  byName: Map<string, Node> = new Map<string, Node>();
  squares: Map<i32, i64> = new Map<i32, i64>();
  names: Set<string> = new Set<string>();
  some: Set<f32> = new Set<f32>();
}

const STATIC_TEXT = 'a text of the program';
const STATIC_NUMBERS: Array<i32> = [1, 2, 3];
let everything: Everything | null = null;

function noteAll(): void {
  const all = everything!;
  note(changetype<usize>(all));
  note(changetype<usize>(all.texts));
  note(changetype<usize>(all.texts.buffer));
  note(changetype<usize>(all.numbers));
  note(changetype<usize>(all.numbers.buffer));
  note(changetype<usize>(all.nodes));
  note(changetype<usize>(all.bytes));
  note(changetype<usize>(all.bytes.buffer));
  note(changetype<usize>(all.doubles));
  note(changetype<usize>(all.buffer));
  note(changetype<usize>(all.ids));
  note(changetype<usize>(all.byName));
  note(changetype<usize>(all.squares));
  note(changetype<usize>(all.names));
  note(changetype<usize>(all.some));
  for (let i = 0; i < all.texts.length; i++) note(changetype<usize>(all.texts[i]));
  for (let i = 0; i < all.nodes.length; i++) note(changetype<usize>(all.nodes[i]));
  for (let i = 0; i < all.leaves.length; i++) note(changetype<usize>(all.leaves[i]));
  note(changetype<usize>(STATIC_TEXT));
  note(changetype<usize>(STATIC_NUMBERS));
  note(changetype<usize>(STATIC_NUMBERS.buffer));
}

/** Fresh objects, some of them counted often. */
export function build(): void {
  const all = new Everything();
  for (let i = 0; i < 40; i++) {
    const name = 'node ' + i.toString();
    const node = i % 3 === 0 ? new Wide(name) : new Node(name);
    all.texts.push(name);
    all.numbers.push(i);
    for (let times = i % 4; times >= 0; times--) all.nodes.push(node);
    all.byName.set(name, node);
    all.squares.set(i, i * i);
    all.names.add(name);
    all.some.add(i as f32);
    const leaf = new Leaf();
    all.leaves.push(leaf);
    node.leaf = leaf;
    if (i > 0) node.other = all.nodes[0];
  }
  everything = all;
  noteAll();
}

/** Counts given back, so that what may be in a cycle is a candidate; and cycles that nobody else holds. */
export function loosen(): void {
  const all = everything!;
  all.nodes.length = 60;
  all.leaves.length = 20;
  all.texts.splice(0, 15);
  for (let i = 0; i < 30; i += 2) all.byName.delete('node ' + i.toString());
  for (let i = 0; i < 50; i++) {
    const a = new Node('a');
    const b = new Wide('b');
    a.other = b;
    b.other = a;
  }
  noteAll();
}

/** The same objects once more, as they are now. */
export function look(): void {
  noteAll();
}

export function drop(): void {
  everything = null;
}
