import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { type Build, HeapPictureError, inspect, inspectMemory, prebuilt } from '../src/index.js';
import { Block, HEAP_BYTES, PAYLOAD_OFFSET, Pool } from '../src/layout.js';

type Heap = Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };

async function open(build: Build = 'fast'): Promise<Heap> {
  const { instance } = await WebAssembly.instantiate((await readFile(prebuilt(build))) as BufferSource);
  return instance.exports as unknown as Heap;
}

const kindsOf = (heap: Heap) => inspect(heap as never).pools.flatMap(({ blocks }) => blocks.map(({ kind }) => kind));

it('shows the blocks of every kind in the order of addresses, those of a chunk behind it', async () => {
  const heap = await open();
  const [listed, , cached] = [3000, 16, 40, 16].map((size) => heap.sigil_alloc!(size));
  heap.sigil_free!(listed!);
  heap.sigil_free!(cached!);
  heap.sigil_enter_scope!();
  heap.sigil_alloc!(24);
  heap.sigil_free!(heap.sigil_alloc!(24));
  heap.sigil_alloc!(24);
  heap.sigil_alloc!(5000);
  const behindChunk = ['scoped', 'free'];
  const inChunk = ['frame', 'scoped', 'scoped'];
  // What is left of the block that was opened for small requests counts as cached.
  const kinds = ['free', 'live', 'cached', 'live', 'cached', 'chunk', ...inChunk, ...behindChunk];
  expect(kindsOf(heap)).toEqual(kinds);
  const { blocks } = inspect(heap as never).pools[0]!;
  expect(blocks.filter(({ chunk }) => chunk !== undefined).map(({ kind }) => kind)).toEqual([
    'frame',
    'scoped',
    'scoped',
  ]);
  expect(blocks.map(({ address }) => address)).toEqual(blocks.map(({ address }) => address).sort((a, b) => a - b));
});

it('agrees with the walk of the module itself, on the fast and on the check build', async () => {
  for (const build of ['fast', 'check'] as const) {
    const heap = await open(build);
    for (let i = 0; i < 60; i++) {
      if (i % 13 === 5) heap.sigil_enter_scope!();
      const payload = heap.sigil_alloc!((i * 331) % 3500);
      if (i % 3 === 0) heap.sigil_free!(payload);
    }
    const walked: number[] = [];
    for (let at = heap.sigil_next_block!(0); at !== 0; at = heap.sigil_next_block!(at)) walked.push(at);
    expect(inspect(heap as never).pools.flatMap(({ blocks }) => blocks.map(({ address }) => address))).toEqual(walked);
  }
});

it('knows the lists, the cache and the open scopes', async () => {
  const heap = await open();
  const payloads = [2020, 100, 2020, 100, 2020, 100, 60, 60].map((size) => heap.sigil_alloc!(size));
  for (const index of [0, 2, 6, 7]) heap.sigil_free!(payloads[index]!);
  const outer = heap.sigil_enter_scope!();
  const inner = heap.sigil_enter_scope!();
  const { freeLists, cache, scopes } = inspect(heap as never);
  expect(freeLists).toEqual([{ fromBytes: 2016, blocks: 2 }]); // 2032 bytes lie in the class from 2016 on
  expect(cache).toEqual([{ bytes: 64, blocks: 2 }]);
  expect(scopes).toEqual([inner, outer]);
});

it('tells the requested size of live blocks where the build knows it', async () => {
  const heap = await open('check');
  heap.sigil_alloc!(33);
  heap.sigil_free!(heap.sigil_alloc!(44));
  const { blocks } = inspect(heap as never).pools[0]!;
  expect(blocks.map(({ kind }) => kind)).toEqual(['live', 'cached', 'cached', 'free']);
  expect(blocks.map(({ requested }) => requested)).toEqual([33, undefined, undefined, undefined]);
});

it('sees nothing in a heap that was never used', async () => {
  expect(inspect((await open('check')) as never).pools).toEqual([]);
  expect(inspectMemory(new ArrayBuffer(0), 0).pools).toEqual([]);
});

it('shows what lies between the blocks and the end of memory', async () => {
  const heap = await open();
  heap.sigil_free!(heap.sigil_alloc!(300_000));
  heap.sigil_free_all!();
  const [pool] = inspect(heap as never).pools;
  expect(pool!.reach).toBe(65_536);
  expect(pool!.end).toBe(heap.memory.buffer.byteLength);
});

it('refuses a heap whose words lead nowhere, and a module without the world', async () => {
  const heap = await open();
  const first = heap.sigil_alloc!(16) - PAYLOAD_OFFSET;
  const words = new DataView(heap.memory.buffer);
  words.setUint32(first + Block.sizeAndTags.offset, 0, true);
  expect(() => inspect(heap as never)).toThrow(HeapPictureError);
  words.setUint32(heap.sigil_heap_record!() + HEAP_BYTES + Pool.reach.offset, 0xffff_0000, true);
  words.setUint32(first + Block.sizeAndTags.offset, 0xfff0, true);
  expect(() => inspect(heap as never)).toThrow(/outside of memory/);
  expect(() => inspect({ memory: heap.memory } as never)).toThrow("does not export 'sigil_heap_record'");
});
