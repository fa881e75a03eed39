/* Drops handles, has the engine collect, and tells what of their objects is left. Run with --expose-gc. */
import { Objects } from '@sigil-alloc/host/objects';

const HANDLES = 100;
const MOST_ROUNDS = 200;

const counts = new Map();
let released = 0;
let forgotten = 0;
let errors = 0;
let top = 1024;
const memory = new WebAssembly.Memory({ initial: 4 });
new Uint32Array(memory.buffer).set([3, 16, 0, 16, 0, 16, 0], 4);
const exports = {
  memory,
  __rtti_base: new WebAssembly.Global({ value: 'i32' }, 16),
  sigil_make(size, id) {
    const ref = top + 16;
    top = Math.ceil((ref + size) / 16) * 16;
    new Uint32Array(memory.buffer).set([size, 0, id, size], ref / 4 - 4);
    counts.set(ref, 0);
    return ref;
  },
  sigil_retain(ref) {
    counts.set(ref, counts.get(ref) + 1);
    return ref;
  },
  sigil_release(ref) {
    released++;
    counts.set(ref, counts.get(ref) - 1);
    if (counts.get(ref) === 0) counts.delete(ref);
  },
  sigil_collect() {},
  sigil_weaken: (ref) => ref,
  sigil_upgrade: () => 0,
  sigil_forget: () => void forgotten++,
};

const objects = new Objects({ exports }, { onError: () => errors++ });

function drop() {
  for (let i = 0; i < HANDLES; i++) objects.weaken(objects.make('String', `text ${i}`).ref);
}

const kept = objects.make('String', 'kept');
drop();
const isDone = () => released >= HANDLES && forgotten >= HANDLES;
for (let round = 0; round < MOST_ROUNDS && !isDone(); round++) {
  globalThis.gc();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const left = kept.isReleased ? 0 : counts.size;
console.log(JSON.stringify({ left, released, forgotten, errors }));
