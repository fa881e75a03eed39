import { readFile } from 'node:fs/promises';
import { assemble, type BuildKind, emitWasm } from '@sigil-alloc/ir';
import { worldNames } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { inspect } from '../src/index.js';
import { Apart, Block, Frame, HEAP_BYTES, Heap, headerBytes, LEFT_FREE, PAYLOAD_OFFSET, Pool } from '../src/layout.js';
import { conformer } from '../src/prelude.js';

const source = (file: string) => readFile(new URL(`../src/${file}`, import.meta.url), 'utf8');
const numbersIn = (text: string) => [...new Set(text.match(/\bI\d+\b/g))].sort();

it('re-derives every invariant that is written down, and no other', async () => {
  const head = async (file: string) => (await source(file)).split('*/')[0]!;
  const written = numbersIn((await head('layout.ts')) + (await head('object.ts')));
  expect(written.length).toBeGreaterThan(0);
  expect(numbersIn((await source('health.ts')) + (await source('health-objects.ts')))).toEqual(written);
});

const built = new Map<BuildKind, Uint8Array>();

/** With the counter of live bytes exported, so that a test can change it. */
function wasmOf(build: BuildKind): Uint8Array {
  const known = built.get(build);
  if (known !== undefined) return known;
  const module = assemble(conformer, { build, worlds: worldNames });
  module.addGlobalExport('sigil.live_bytes', 'live_bytes');
  const wasm = emitWasm(module);
  module.dispose();
  built.set(build, wasm);
  return wasm;
}

/** An instance with a listed free block, a cached one, two scopes, and in the inner one a block in the chunk and one apart. */
async function populated(build: BuildKind) {
  const { instance } = await WebAssembly.instantiate(wasmOf(build) as BufferSource);
  const heap = instance.exports as unknown as Record<string, (...args: number[]) => number> & {
    memory: WebAssembly.Memory;
    live_bytes: WebAssembly.Global;
  };
  const [listed, , cached] = [3000, 16, 40, 16].map((size) => heap.sigil_alloc!(size));
  heap.sigil_free!(listed!);
  heap.sigil_free!(cached!);
  heap.sigil_enter_scope!();
  const frame = heap.sigil_enter_scope!();
  const chunked = heap.sigil_alloc!(24);
  const apart = heap.sigil_alloc!(5000);
  const record = heap.sigil_heap_record!();
  const words = new DataView(heap.memory.buffer);
  const change = (address: number, to: (word: number) => number): void =>
    words.setUint32(address, to(words.getUint32(address, true)) >>> 0, true);
  const blocks = inspect(heap as never).pools[0]!.blocks;
  const wilderness = blocks.at(-1)!.address - PAYLOAD_OFFSET;
  return { heap, record, change, wilderness, blocks, frame, ...blockAddresses({ listed, chunked, apart }) };
}

const blockAddresses = <Name extends string>(payloads: Record<Name, number | undefined>): Record<Name, number> =>
  Object.fromEntries(
    Object.entries<number | undefined>(payloads).map(([name, at]) => [name, at! - PAYLOAD_OFFSET]),
  ) as Record<Name, number>;

type Populated = Awaited<ReturnType<typeof populated>>;

/** One word changed per invariant, and the invariant that no longer holds. */
const BREAKAGES: readonly [number: number, what: string, breakIt: (heap: Populated) => void][] = [
  [1, 'a size of 0', ({ change, listed }) => change(listed + 3008 + Block.sizeAndTags.offset, () => 0)],
  [2, 'two free neighbours', ({ change, listed }) => change(listed + 3008 + Block.sizeAndTags.offset, (w) => w | 1)],
  [3, 'a missing tag', ({ change, listed }) => change(listed + 3008 + Block.sizeAndTags.offset, (w) => w & ~LEFT_FREE)],
  [3, 'a wrong way left', ({ change, listed }) => change(listed + 3008 + Block.left.offset, (w) => w + 16)],
  [4, 'a list that is linked one way', ({ change, listed }) => change(listed + Block.prevFree.offset, () => listed)],
  [
    4,
    'a list that leads to a used block',
    ({ change, listed }) => change(listed + Block.nextFree.offset, (w) => w + listed + 3008),
  ],
  [5, 'an empty bitmap', ({ change, record }) => change(record + Heap.firstLevel.offset, () => 0)],
  [6, 'a wilderness in use', ({ change, wilderness }) => change(wilderness + Block.sizeAndTags.offset, (w) => w & ~1)],
  [
    7,
    'a pool that ends before its sentinel',
    ({ change, record }) => change(record + HEAP_BYTES + Pool.end.offset, (w) => w - 16),
  ],
  [
    8,
    'a cached block of another size',
    ({ change, blocks }) =>
      change(
        blocks.find(({ kind }) => kind === 'cached')!.address - PAYLOAD_OFFSET + Block.nextFree.offset,
        () => blocks[0]!.address,
      ),
  ],
  [9, 'a gap in a chunk', ({ change, chunked }) => change(chunked + Block.sizeAndTags.offset, (w) => w & 15)],
  [
    10,
    'a frame of another chunk',
    ({ change, heap }) => change(heap.sigil_heap_record!() && framePayload(heap) + Frame.chunk.offset, () => 16),
  ],
  [
    11,
    'a block apart that knows no frame',
    ({ change, apart }) => change(apart + 5024 - headerBytes(false) + Apart.newer.offset, () => 0),
  ],
];

/** The innermost frame: in the fast build the handle is its address. */
const framePayload = (heap: Populated['heap']): number => inspect(heap as never).scopes[0]!;

describe('check-heap names the invariant that does not hold', { timeout: 30_000 }, () => {
  it('and is 0 as long as all do', async () => {
    for (const build of ['fast', 'check'] as const) expect((await populated(build)).heap.sigil_check_heap!()).toBe(0);
  });

  it.each(BREAKAGES)('I%i: %s', async (number, _, breakIt) => {
    const found = await populated('fast');
    breakIt(found);
    expect(found.heap.sigil_check_heap!()).toBe(number);
  });

  it('I12: a label that was overwritten', async () => {
    const { heap, change, chunked } = await populated('check');
    change(chunked - 4, (word) => ~word);
    expect(heap.sigil_check_heap!()).toBe(12);
  });

  it('I12: a guard that was overwritten', async () => {
    const { heap, change, chunked } = await populated('check');
    change(chunked + PAYLOAD_OFFSET + 24, (word) => word + 1);
    expect(heap.sigil_check_heap!()).toBe(12);
  });

  it('I13: a counter that was overwritten', async () => {
    const { heap } = await populated('check');
    heap.live_bytes.value += 1;
    expect(heap.sigil_check_heap!()).toBe(13);
  });

  it('and an audit build traps with heap-corruption after the next call', async () => {
    const { heap, change, record } = await populated('audit');
    change(record + Heap.firstLevel.offset, () => 0);
    expect(() => heap.sigil_mem_copy!(0, 0, 0)).toThrow(WebAssembly.RuntimeError);
    expect(heap.sigil_trap_kind!()).toBe(14);
  });
});
