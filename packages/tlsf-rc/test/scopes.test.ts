import { worldNames } from '@sigil-alloc/wit';
import { expect, it } from 'vitest';
import { wasmOf } from './builds.js';

const PAGE = 65_536;

async function open(maxPages: number) {
  const wasm = wasmOf({ worlds: worldNames, maxPages });
  const { instance } = await WebAssembly.instantiate(wasm as BufferSource);
  return instance.exports as unknown as Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };
}

it('a chunk after one that was as small as could be has room for its block', async () => {
  const heap = await open(1);
  heap.sigil_alloc!(26_500);
  heap.sigil_alloc!(26_500);
  heap.sigil_enter_scope!(); // what is left holds no chunk of the usual size
  heap.sigil_alloc!(1004);
  expect(heap.sigil_check_heap!()).toBe(0);
});

it('a hundred thousand short scopes take one chunk from the heap, and do not grow it', async () => {
  const heap = await open(4);
  const first = heap.sigil_enter_scope!();
  heap.sigil_exit_scope!(first);
  for (let round = 0; round < 100_000; round++) {
    const scope = heap.sigil_enter_scope!();
    expect(scope).toBe(first);
    for (let i = 0; i < 10; i++) heap.sigil_alloc!(i * 8);
    heap.sigil_exit_scope!(scope);
  }
  expect(heap.memory.buffer.byteLength).toBe(PAGE);
});

it('the chunk that is kept for the next scope goes back to the heap with what the cache holds', async () => {
  const heap = await open(4);
  heap.sigil_exit_scope!(heap.sigil_enter_scope!());
  const before = heap.sigil_largest_free_bytes!();
  expect(heap.sigil_trim!()).toBeGreaterThan(before);
  expect(heap.sigil_next_block!(heap.sigil_next_block!(0))).toBe(0); // one block spans the heap
});

it('what is promoted out of many chunks is kept, and the chunks go back', async () => {
  const heap = await open(64);
  const free = heap.sigil_free_bytes!();
  const outer = heap.sigil_enter_scope!();
  const scope = heap.sigil_enter_scope!();
  for (let i = 0; i < 200; i++) heap.sigil_alloc!(1500);
  const kept = heap.sigil_alloc!(300);
  new Uint8Array(heap.memory.buffer, kept, 300).fill(7);
  for (let i = 0; i < 200; i++) heap.sigil_alloc!(1500);
  const moved = heap.sigil_promote!(scope, kept, 300);
  const out = heap.sigil_promote!(outer, moved, 300);
  expect(new Uint8Array(heap.memory.buffer, out, 300).every((byte) => byte === 7)).toBe(true);
  expect(heap.sigil_live_blocks!()).toBe(1);
  heap.sigil_free!(out);
  heap.sigil_trim!();
  expect(heap.sigil_free_bytes!()).toBeGreaterThan(free);
  expect(heap.sigil_check_heap!()).toBe(0);
});

it('what is kept where the chunk around has no room stays where it is', async () => {
  const heap = await open(64);
  const outer = heap.sigil_enter_scope!();
  for (let i = 0; i < 5; i++) heap.sigil_alloc!(1500); // the first chunk is nearly full
  heap.sigil_alloc!(300);
  const scope = heap.sigil_enter_scope!();
  for (let i = 0; i < 3; i++) heap.sigil_alloc!(1500);
  const kept = heap.sigil_alloc!(1200);
  expect(heap.sigil_promote!(scope, kept, 1200)).toBe(kept);
  expect(heap.sigil_check_heap!()).toBe(0);
  expect(heap.sigil_live_blocks!()).toBe(7);
  heap.sigil_exit_scope!(outer);
  expect(heap.sigil_live_blocks!()).toBe(0);
});
