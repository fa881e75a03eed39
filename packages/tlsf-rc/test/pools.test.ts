import { worldNames } from '@sigil-alloc/wit';
import { expect, it } from 'vitest';
import { wasmOf } from './builds.js';

async function open(maxPages: number) {
  const wasm = wasmOf({ worlds: worldNames, maxPages });
  const { instance } = await WebAssembly.instantiate(wasm as BufferSource);
  return instance.exports as unknown as Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };
}

it('a request that no pool can hold leaves those above out of use: the same calls give the same addresses each time', async () => {
  const heap = await open(4);
  heap.sigil_alloc!(10);
  heap.memory.grow(1);
  const round = (): number[] => {
    heap.sigil_free_all!();
    const [, gap] = [heap.sigil_alloc!(30_000), heap.sigil_alloc!(18_000), heap.sigil_alloc!(10)];
    heap.sigil_free!(gap!);
    expect(heap.sigil_try_alloc!(2 ** 31)).toBe(0);
    return [9000, 16_000, 12_000, 60_000].map((size) => heap.sigil_alloc!(size));
  };
  const first = round();
  expect(round()).toEqual(first);
  expect(round()).toEqual(first);
});

it('a pool that is kept grows when it is needed again, and is needed for more than before', async () => {
  const heap = await open(64);
  heap.sigil_alloc!(10);
  heap.memory.grow(1);
  heap.sigil_alloc!(100_000);
  const pages = heap.memory.buffer.byteLength;
  heap.sigil_free_all!();
  const payload = heap.sigil_alloc!(300_000);
  expect(payload).toBeGreaterThan(2 * 65_536);
  expect(heap.memory.buffer.byteLength).toBeGreaterThan(pages);
  expect(heap.sigil_check_heap!()).toBe(0);
});

it('what is free at the end of a pool is used after the heap has gone on above somebody else’s pages', async () => {
  const heap = await open(64);
  const first = heap.sigil_alloc!(10);
  heap.memory.grow(1);
  heap.sigil_alloc!(100_000);
  expect(heap.sigil_alloc!(30_000)).toBe(first + 16);
  expect(heap.sigil_check_heap!()).toBe(0);
});

it('a block that cannot grow where it is leaves memory as it was, though somebody else’s pages follow', async () => {
  const heap = await open(64);
  const payload = heap.sigil_alloc!(50_000);
  heap.memory.grow(1);
  const { byteLength } = heap.memory.buffer;
  expect(heap.sigil_resize_in_place!(payload, 300_000)).toBe(0);
  expect(heap.memory.buffer.byteLength).toBe(byteLength);
});
