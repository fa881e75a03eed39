import { trapName, worldNames } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { cacheLists } from '../src/layout.js';
import { wasmOf } from './builds.js';

type Heap = Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };

async function open(): Promise<Heap> {
  const wasm = wasmOf({ build: 'check', worlds: worldNames });
  return (await WebAssembly.instantiate(wasm as BufferSource)).instance.exports as unknown as Heap;
}

/** The kind with which a call traps. */
function trapOf(heap: Heap, call: () => unknown): string {
  expect(call).toThrow(WebAssembly.RuntimeError);
  return trapName(heap.sigil_trap_kind!());
}

const setWord = (heap: Heap, address: number, word: number): void =>
  new DataView(heap.memory.buffer).setUint32(address, word, true);

describe('a scope’s block with a place of its own', () => {
  it('that was written past its end is found when the scope ends', async () => {
    for (const bytes of [1, 4, 8, 12, 16]) {
      const heap = await open();
      const scope = heap.sigil_enter_scope!();
      const payload = heap.sigil_alloc!(5000);
      new Uint8Array(heap.memory.buffer, payload + 5000, bytes).fill(0x41);
      expect(trapOf(heap, () => heap.sigil_exit_scope!(scope))).toBe('heap-corruption');
    }
  });

  it('whose links were overwritten leads nowhere', async () => {
    for (const link of [0x4141_4140, 0x4141_4148, 'a live block'] as const) {
      const heap = await open();
      const other = heap.sigil_alloc!(64);
      const scope = heap.sigil_enter_scope!();
      heap.sigil_alloc!(10);
      const payload = heap.sigil_alloc!(5012);
      setWord(heap, payload + 5020, link === 'a live block' ? other : link);
      expect(trapOf(heap, () => heap.sigil_free!(payload))).toBe('heap-corruption');
      expect(trapOf(heap, () => heap.sigil_exit_scope!(scope))).toBe('heap-corruption');
    }
  });

  it('is as good as any other block where nobody wrote over it', async () => {
    const heap = await open();
    const scope = heap.sigil_enter_scope!();
    const payloads = [3000, 4000, 5000].map((size) => heap.sigil_alloc!(size));
    heap.sigil_free!(payloads[1]!);
    heap.sigil_realloc!(payloads[2]!, 5000, 9000);
    heap.sigil_exit_scope!(scope);
    expect(heap.sigil_check_heap!()).toBe(0);
  });
});

describe('an address at which no block ever began', () => {
  it.each([
    ['behind the last block of a chunk', (heap: Heap) => heap.sigil_enter_scope!()],
    ['behind the last block of the heap', () => 0],
  ])('is a bad pointer: %s', async (_, before) => {
    const heap = await open();
    before(heap);
    const [one, two] = [heap.sigil_alloc!(10), heap.sigil_alloc!(10)];
    expect(trapOf(heap, () => heap.sigil_free!(two + (two - one)))).toBe('bad-pointer');
  });

  it('is a bad pointer: behind a block that took the place of a larger one', async () => {
    const heap = await open();
    const large = heap.sigil_alloc!(3000);
    heap.sigil_alloc!(10);
    heap.sigil_free!(large);
    const small = heap.sigil_alloc!(1000);
    expect(small).toBe(large);
    const next = heap.sigil_next_block!(small);
    expect(trapOf(heap, () => heap.sigil_free!(next))).toBe('bad-pointer');
  });
});

it('a block that was freed, merged, and has become the start of what is free, is a double free', async () => {
  const heap = await open();
  const [one, two, three] = [3000, 3000, 3000].map((size) => heap.sigil_alloc!(size));
  for (const payload of [two, three, one]) heap.sigil_free!(payload!);
  for (const payload of [one, two, three]) expect(trapOf(heap, () => heap.sigil_free!(payload!))).toBe('double-free');
  expect(heap.sigil_alloc!(3000)).toBe(one);
  for (const payload of [two, three]) expect(trapOf(heap, () => heap.sigil_free!(payload!))).toBe('double-free');
});

it('a list of the cache that leads to somebody’s block is found before the block is given away', async () => {
  const heap = await open();
  const [mine, freed] = [heap.sigil_alloc!(40), heap.sigil_alloc!(40)];
  heap.sigil_free!(freed!);
  const bytes = 64; // 40, the label, the header and the guard, rounded up
  setWord(heap, heap.sigil_heap_record!() + cacheLists.offset + (bytes / 16) * 4, mine!);
  expect(trapOf(heap, () => heap.sigil_alloc!(40))).toBe('heap-corruption');
});
