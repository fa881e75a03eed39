/**
 * The kernels on managed objects in AssemblyScript, for its compilers 0.9.4 and 0.28 alike. What they have to compute is
 * said in src/managed/kernels, where the same is written by hand.
 */
import { made, smallSteps } from './made';

const DEPTH = 16;
const LEAST_DEPTH = 4;

class Tree {
  constructor(
    public left: Tree | null,
    public right: Tree | null,
  ) {}

  count(): i32 {
    const left = this.left;
    if (left === null) return 1;
    return 1 + left.count() + this.right!.count();
  }
}

function makeTree(depth: i32): Tree {
  if (depth === 0) return new Tree(null, null);
  return new Tree(makeTree(depth - 1), makeTree(depth - 1));
}

function useTree(depth: i32): i32 {
  return makeTree(depth).count();
}

let longLived: Tree | null = null;

export function kernel_trees(turns: i32): i32 {
  let sum = useTree(DEPTH + 1);
  made(2 << (DEPTH + 1));
  longLived = makeTree(DEPTH);
  made(2 << DEPTH);
  for (let depth = LEAST_DEPTH; depth <= DEPTH; depth += 2) {
    const trees = turns << (DEPTH - depth);
    for (let i = 0; i < trees; i++) {
      sum = sum * 31 + useTree(depth);
      made(2 << depth);
    }
  }
  sum = sum * 31 + longLived!.count();
  longLived = null;
  return sum;
}

class Node {
  next: Node | null = null;

  constructor(public value: i32) {}
}

function makeRing(size: i32, value: i32): Node {
  const first = new Node(value);
  let last = first;
  for (let i = 1; i < size; i++) {
    const node = new Node(value + i);
    last.next = node;
    last = node;
  }
  last.next = first;
  return first;
}

function sumOfRing(first: Node, start: i32): i32 {
  let sum = start * 31 + first.value;
  let node = first.next!;
  while (node !== first) {
    sum = sum * 31 + node.value;
    node = node.next!;
  }
  return sum;
}

const LEAST_RING = 210;

export function kernel_rings(turns: i32): i32 {
  let sum = 0;
  for (let turn = 0; turn < turns; turn++) {
    const size = LEAST_RING + ((turn * 37) & 511);
    sum = sumOfRing(makeRing(size, turn), sum);
    made(size);
  }
  return sum;
}

class Item {
  next: Item | null = null;
  prev: Item | null = null;

  constructor(public value: i32) {}

  append(item: Item): void {
    const last = this.prev!;
    item.next = this;
    item.prev = last;
    last.next = item;
    this.prev = item;
  }

  takeOut(): void {
    const before = this.prev!;
    const after = this.next!;
    before.next = after;
    after.prev = before;
  }
}

const LIST_ITEMS = 256;
const REPLACEMENTS = 1024;

function changedList(start: i32, state: u32): i32 {
  let sum = start;
  const head = new Item(0);
  head.next = head;
  head.prev = head;
  for (let i = 0; i < LIST_ITEMS; i++) head.append(new Item(i));
  let cursor = head;
  for (let i = 0; i < REPLACEMENTS; i++) {
    state = nextRandom(state);
    let victim = cursor.next!;
    for (let steps = state & 7; steps > 0; steps--) victim = victim.next!;
    if (victim === head) victim = victim.next!;
    cursor = victim.prev!;
    sum = sum * 31 + victim.value;
    victim.takeOut();
    head.append(new Item(state));
  }
  lastRandom = state;
  return sum;
}

const SEED: u32 = 0x2545f491;
let lastRandom: u32 = SEED;

function nextRandom(state: u32): u32 {
  state ^= state << 13;
  state ^= state >> 17;
  return state ^ (state << 5);
}

export function kernel_lists(turns: i32): i32 {
  let sum = 0;
  lastRandom = SEED;
  for (let turn = 0; turn < turns; turn++) {
    sum = changedList(sum, lastRandom);
    made(1 + LIST_ITEMS + REPLACEMENTS);
  }
  return sum;
}

class Cell {
  next: Cell | null = null;
  other: Cell | null = null;

  constructor(public value: i32) {}
}

const CELLS = 1024;

function makeCells(): Cell {
  const first = new Cell(0);
  first.next = first;
  for (let i = 1; i < CELLS; i++) {
    const cell = new Cell(i);
    cell.next = first.next;
    first.next = cell;
  }
  return first;
}

export function kernel_counts(turns: i32): i32 {
  let sum = 0;
  let walker = makeCells();
  let runner = walker;
  for (let turn = 0; turn < turns; turn++) {
    walker = walker.next!;
    runner = runner.next!.next!;
    if ((turn & (CELLS - 1)) === 0) runner = runner.next!;
    walker.other = runner;
    sum = sum * 31 + runner.value + turn;
  }
  made(CELLS);
  return sum;
}

class Slot {
  next: Slot | null = null;

  constructor(public tree: Tree) {}
}

const SLOTS = 512;
const TREE_DEPTH = 6;
const RING = 32;

let kept: Slot | null = null;

export function prepare_pauses(turns: i32): i32 {
  smallSteps();
  const first = new Slot(makeTree(TREE_DEPTH));
  first.next = first;
  for (let i = 1; i < SLOTS; i++) {
    const slot = new Slot(makeTree(TREE_DEPTH));
    slot.next = first.next;
    first.next = slot;
  }
  kept = first;
  return 0;
}

function pause(turn: i32): i32 {
  const slot = kept!.next!;
  kept = slot;
  const tree = makeTree(TREE_DEPTH);
  slot.tree = tree;
  return tree.count() * 31 + makeRing(RING, turn).value;
}

export function kernel_pauses(turns: i32): i32 {
  let sum = 0;
  for (let turn = 0; turn < turns; turn++) {
    sum = sum * 961 + pause(turn);
    made((2 << TREE_DEPTH) + RING);
  }
  return sum;
}

let dropped: Tree | null = null;

export function before_drop(turns: i32): i32 {
  dropped = makeTree(DEPTH);
  return 0;
}

export function kernel_drop(turns: i32): i32 {
  dropped = null;
  return 1;
}

export function clear(): void {
  kept = null;
  dropped = null;
}
