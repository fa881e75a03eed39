import { trapName, worldNames } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { Block, cacheLists, Label, PAYLOAD_OFFSET } from '../src/layout.js';
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

/** Bytes from a payload to a word of its block. */
const WORDS = {
  'bytes asked for': Label.requested.offset - Label.SIZE_BYTES - PAYLOAD_OFFSET,
  seal: Label.seal.offset - Label.SIZE_BYTES - PAYLOAD_OFFSET,
  header: Block.sizeAndTags.offset - PAYLOAD_OFFSET,
  'link to the next': Block.nextFree.offset - PAYLOAD_OFFSET,
  'link to the previous': Block.prevFree.offset - PAYLOAD_OFFSET,
} as const;
type Word = keyof typeof WORDS;
const LABEL: readonly Word[] = ['bytes asked for', 'seal', 'header'];

/** What an overwritten word may be: near what it was, far from it, nothing. */
const OVERWRITTEN: readonly [string, (word: number) => number][] = [
  ['one bit', (word) => word ^ 16],
  ['all bits', (word) => ~word],
  ['0', () => 0],
  ['text', () => 0x4141_4141],
];

function overwrite(heap: Heap, address: number, change: (word: number) => number): void {
  const view = new DataView(heap.memory.buffer);
  const word = view.getUint32(address, true);
  view.setUint32(address, change(word) >>> 0, true);
  if (view.getUint32(address, true) === word) throw new Error('nothing was overwritten');
}

describe('one overwritten word', () => {
  const each = (words: readonly Word[]) =>
    words.flatMap((word) => OVERWRITTEN.map(([how, change]) => ({ word, how, change })));

  it.each(each(LABEL))(
    'of a live block ($word, $how) is found by free and realloc, of any size',
    async ({ word, change }) => {
      for (const size of [40, 3000])
        for (const call of ['free', 'realloc'] as const) {
          const heap = await open();
          heap.sigil_alloc!(size);
          const payload = heap.sigil_alloc!(size);
          heap.sigil_alloc!(size);
          overwrite(heap, payload + WORDS[word], change);
          const fault = call === 'free' ? () => heap.sigil_free!(payload) : () => heap.sigil_realloc!(payload, 8, 16);
          expect(trapOf(heap, fault)).toBe('heap-corruption');
        }
    },
  );

  it.each(
    each([...LABEL.slice(1), 'link to the next']).filter(({ word, how }) => word !== 'link to the next' || how !== '0'),
  )('of a cached block ($word, $how) is found by the alloc that would return it', async ({ word, change }) => {
    const heap = await open();
    const payload = heap.sigil_alloc!(40);
    heap.sigil_free!(payload);
    overwrite(heap, payload + WORDS[word], change);
    expect(trapOf(heap, () => heap.sigil_alloc!(40))).toBe('heap-corruption');
  });

  it.each(each([...LABEL, 'link to the next']).filter(({ word, how }) => word !== 'link to the next' || how !== '0'))(
    'of a listed block ($word, $how) is found by the alloc that would return it',
    async ({ word, change }) => {
      const heap = await open();
      const payload = heap.sigil_alloc!(3000);
      heap.sigil_alloc!(10);
      heap.sigil_free!(payload);
      overwrite(heap, payload + WORDS[word], change);
      expect(trapOf(heap, () => heap.sigil_alloc!(3000))).toBe('heap-corruption');
    },
  );

  it('of a listed block, its link to the previous one, is found by who would follow it', async () => {
    for (const [, change] of OVERWRITTEN) {
      const heap = await open();
      const payloads = Array.from({ length: 8 }, () => heap.sigil_alloc!(3000));
      for (const index of [1, 5]) heap.sigil_free!(payloads[index]!);
      const first = payloads[1]!; // the list leads from the block that was freed last to this one
      overwrite(heap, first + WORDS['link to the previous'], change);
      expect(trapOf(heap, () => heap.sigil_free!(payloads[2]!))).toBe('heap-corruption');
    }
  });

  it.each(each(LABEL))('of a block in a scope ($word, $how) is found when the scope ends', async ({ word, change }) => {
    const heap = await open();
    const scope = heap.sigil_enter_scope!();
    const payloads = Array.from({ length: 8 }, () => heap.sigil_alloc!(40));
    overwrite(heap, payloads[3]! + WORDS[word], change);
    expect(trapOf(heap, () => heap.sigil_exit_scope!(scope))).toBe('heap-corruption');
  });

  it('behind a payload in a scope is found when the scope ends, and that around it', async () => {
    for (const closed of ['inner', 'outer'] as const) {
      const heap = await open();
      const outer = heap.sigil_enter_scope!();
      heap.sigil_free!(heap.sigil_alloc!(100));
      const dead = heap.sigil_alloc!(100);
      heap.sigil_alloc!(100);
      heap.sigil_free!(dead);
      const inner = heap.sigil_enter_scope!();
      const payload = heap.sigil_alloc!(41);
      heap.sigil_alloc!(41);
      overwrite(heap, payload + 41, (word) => word ^ 1);
      const scope = closed === 'inner' ? inner : outer;
      expect(trapOf(heap, () => heap.sigil_exit_scope!(scope))).toBe('heap-corruption');
      overwrite(heap, payload + 41, (word) => word ^ 1);
      heap.sigil_exit_scope!(scope);
      expect(heap.sigil_check_heap!()).toBe(0);
    }
  });
});

it('a block of a scope that ended is a bad pointer, and stays one while another scope uses its bytes', async () => {
  const heap = await open();
  const one = heap.sigil_enter_scope!();
  const payloads = Array.from({ length: 4 }, () => heap.sigil_alloc!(40));
  heap.sigil_exit_scope!(one);
  for (const payload of payloads) expect(trapOf(heap, () => heap.sigil_free!(payload))).toBe('bad-pointer');
  const two = heap.sigil_enter_scope!();
  const large = heap.sigil_alloc!(500); // over what the labels of the others were, which it did not write to
  for (const payload of payloads.slice(1)) {
    expect(payload).toBeLessThan(large + 500);
    expect(trapOf(heap, () => heap.sigil_free!(payload))).toBe('bad-pointer');
    expect(trapOf(heap, () => heap.sigil_promote!(two, payload, 8))).toBe('bad-pointer');
  }
  heap.sigil_exit_scope!(two);
});

it('freed bytes are overwritten in audit builds, and in those alone', async () => {
  for (const build of ['check', 'audit'] as const) {
    const wasm = wasmOf({ build, worlds: worldNames });
    const heap = (await WebAssembly.instantiate(wasm as BufferSource)).instance.exports as unknown as Heap;
    const bytesOf = (payload: number) => [...new Uint8Array(heap.memory.buffer, payload + 8, 32)];
    const outside = heap.sigil_alloc!(40);
    const scope = heap.sigil_enter_scope!();
    const inside = heap.sigil_alloc!(40);
    for (const payload of [outside, inside]) new Uint8Array(heap.memory.buffer, payload, 40).fill(1);
    heap.sigil_exit_scope!(scope);
    heap.sigil_free!(outside);
    for (const payload of [outside, inside])
      expect(new Set(bytesOf(payload))).toEqual(new Set([build === 'audit' ? 0xdd : 1]));
  }
});
