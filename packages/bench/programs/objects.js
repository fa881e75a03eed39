/** The kernels on managed objects in JavaScript: the text of objects.ts, with the arithmetic of 32 bits spelled out. */

const DEPTH = 16;
const LEAST_DEPTH = 4;

class Tree {
  constructor(left, right) {
    this.left = left;
    this.right = right;
  }

  count() {
    const left = this.left;
    if (left === null) return 1;
    return 1 + left.count() + this.right.count();
  }
}

function makeTree(depth) {
  if (depth === 0) return new Tree(null, null);
  return new Tree(makeTree(depth - 1), makeTree(depth - 1));
}

function useTree(depth) {
  return makeTree(depth).count();
}

let longLived = null;

export function kernel_trees(turns) {
  let sum = useTree(DEPTH + 1);
  longLived = makeTree(DEPTH);
  for (let depth = LEAST_DEPTH; depth <= DEPTH; depth += 2) {
    const trees = turns << (DEPTH - depth);
    for (let i = 0; i < trees; i++) {
      sum = (Math.imul(sum, 31) + useTree(depth)) | 0;
    }
  }
  sum = (Math.imul(sum, 31) + longLived.count()) | 0;
  longLived = null;
  return sum;
}

class Node {
  constructor(value) {
    this.next = null;
    this.value = value;
  }
}

function makeRing(size, value) {
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

function sumOfRing(first, start) {
  let sum = (Math.imul(start, 31) + first.value) | 0;
  let node = first.next;
  while (node !== first) {
    sum = (Math.imul(sum, 31) + node.value) | 0;
    node = node.next;
  }
  return sum;
}

const LEAST_RING = 210;

export function kernel_rings(turns) {
  let sum = 0;
  for (let turn = 0; turn < turns; turn++) {
    const size = LEAST_RING + ((turn * 37) & 511);
    sum = sumOfRing(makeRing(size, turn), sum);
  }
  return sum;
}

class Item {
  constructor(value) {
    this.next = null;
    this.prev = null;
    this.value = value;
  }

  append(item) {
    const last = this.prev;
    item.next = this;
    item.prev = last;
    last.next = item;
    this.prev = item;
  }

  takeOut() {
    const before = this.prev;
    const after = this.next;
    before.next = after;
    after.prev = before;
  }
}

const LIST_ITEMS = 256;
const REPLACEMENTS = 1024;

function changedList(start, state) {
  let sum = start;
  const head = new Item(0);
  head.next = head;
  head.prev = head;
  for (let i = 0; i < LIST_ITEMS; i++) head.append(new Item(i));
  let cursor = head;
  for (let i = 0; i < REPLACEMENTS; i++) {
    state = nextRandom(state);
    let victim = cursor.next;
    for (let steps = state & 7; steps > 0; steps--) victim = victim.next;
    if (victim === head) victim = victim.next;
    cursor = victim.prev;
    sum = (Math.imul(sum, 31) + victim.value) | 0;
    victim.takeOut();
    head.append(new Item(state));
  }
  lastRandom = state;
  return sum;
}

const SEED = 0x2545f491;
let lastRandom = SEED;

function nextRandom(state) {
  state ^= state << 13;
  state ^= state >>> 17;
  return state ^ (state << 5);
}

export function kernel_lists(turns) {
  let sum = 0;
  lastRandom = SEED;
  for (let turn = 0; turn < turns; turn++) {
    sum = changedList(sum, lastRandom);
  }
  return sum;
}

class Cell {
  constructor(value) {
    this.next = null;
    this.other = null;
    this.value = value;
  }
}

const CELLS = 1024;

function makeCells() {
  const first = new Cell(0);
  first.next = first;
  for (let i = 1; i < CELLS; i++) {
    const cell = new Cell(i);
    cell.next = first.next;
    first.next = cell;
  }
  return first;
}

export function kernel_counts(turns) {
  let sum = 0;
  let walker = makeCells();
  let runner = walker;
  for (let turn = 0; turn < turns; turn++) {
    walker = walker.next;
    runner = runner.next.next;
    if ((turn & (CELLS - 1)) === 0) runner = runner.next;
    walker.other = runner;
    sum = (Math.imul(sum, 31) + runner.value + turn) | 0;
  }
  return sum;
}

class Slot {
  constructor(tree) {
    this.next = null;
    this.tree = tree;
  }
}

const SLOTS = 512;
const TREE_DEPTH = 6;
const RING = 32;

let kept = null;

export function prepare_pauses() {
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

function pause(turn) {
  const slot = kept.next;
  kept = slot;
  const tree = makeTree(TREE_DEPTH);
  slot.tree = tree;
  return tree.count() * 31 + makeRing(RING, turn).value;
}

export function kernel_pauses(turns) {
  let sum = 0;
  for (let turn = 0; turn < turns; turn++) {
    sum = (Math.imul(sum, 961) + pause(turn)) | 0;
  }
  return sum;
}

let dropped = null;

export function before_drop() {
  dropped = makeTree(DEPTH);
  return 0;
}

export function kernel_drop() {
  dropped = null;
  return 1;
}

export function clear() {
  kept = null;
  dropped = null;
}
