// One million objects under a small stack, in a process of its own: node --stack-size=64 million.cjs MODULE.wasm SHAPE
// Prints one line of JSON. Written in the plainest JavaScript, so that nothing of its own needs stack.
'use strict';
const { readFileSync } = require('node:fs');

const [, , file, shape] = process.argv;
const NODE = 3;
const NODE_BYTES = 12;
const LIST_COUNT = 1_000_000;
const TREE_LEVELS = 20;
const TYPES_AT = 64;

const { exports: call } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {});

/** Type 3 has references at 0, 4 and 8; nothing is known of the types below it. */
function describeNodes() {
  const layouts = TYPES_AT + 36;
  const layout = layouts + 16;
  const table = [4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, layout, 3, 0, 4, 8];
  new Uint32Array(call.memory.buffer, TYPES_AT, table.length).set(table);
  call.sigil_describe(TYPES_AT, layouts);
}

/** A new object that nobody refers to. */
function node() {
  const ref = call.sigil_make(NODE_BYTES, NODE);
  new Uint32Array(call.memory.buffer, ref, 3).fill(0);
  return ref;
}

/** Member `index` of `ref`, which refers to nothing, refers to `to` from now on. */
function refer(ref, index, to) {
  new Uint32Array(call.memory.buffer, ref, 3)[index] = call.sigil_retain(to);
}

/** A list, and with `back` one that refers back; the first object is held. @returns the first and the last */
function list(back) {
  const first = call.sigil_retain(node());
  let last = first;
  for (let count = 1; count < LIST_COUNT; count += 1) {
    const next = node();
    refer(last, 0, next);
    if (back) refer(next, 1, last);
    last = next;
  }
  return [first, last];
}

/** A tree level by level, and with `back` one whose objects refer to their parents; the root is held. */
function tree(back) {
  const root = call.sigil_retain(node());
  let level = [root];
  for (let depth = 1; depth < TREE_LEVELS; depth += 1) {
    const below = [];
    for (const parent of level) {
      for (let index = 0; index < 2; index += 1) {
        const child = node();
        refer(parent, index, child);
        if (back) refer(child, 2, parent);
        below.push(child);
      }
    }
    level = below;
  }
  return root;
}

/** A ring that one object of is held; with `candidates` each was held, and is a candidate. */
function ring(candidates) {
  const [first, last] = list(false);
  refer(last, 0, first);
  if (!candidates) return first;
  let at = first;
  do {
    call.sigil_release(call.sigil_retain(at));
    at = new Uint32Array(call.memory.buffer, at, 1)[0];
  } while (at !== first);
  return first;
}

const SHAPES = {
  list: () => list(false)[0],
  'list both ways': () => list(true)[0],
  tree: () => tree(false),
  'tree with parents': () => tree(true),
  ring: () => ring(false),
  'ring of candidates': () => ring(true),
};

// How deep a function of two words may call itself here: a walk by recursion would need a million.
const RECURSIVE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 127, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 23, 1, 21, 0, 32, 0,
  69, 4, 127, 65, 0, 5, 32, 0, 65, 1, 107, 16, 0, 65, 1, 106, 11, 11,
]);

function deepestRecursion() {
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(RECURSIVE), {}).exports;
  for (let depth = 1; ; depth *= 2) {
    try {
      f(depth);
    } catch {
      return depth;
    }
  }
}

const pages = () => call.memory.buffer.byteLength / 65536;

describeNodes();
call.sigil_set_candidate_limit(0);
const held = SHAPES[shape]();
const made = { objects: call.sigil_live_blocks(), pages: pages() };
call.sigil_release(held);
const released = { objects: call.sigil_live_blocks(), pages: pages() };
call.sigil_collect();
const collected = { objects: call.sigil_live_blocks(), pages: pages() };
process.stdout.write(JSON.stringify({ made, released, collected, tooDeep: deepestRecursion() }));
