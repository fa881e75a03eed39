import { BUILD_KINDS } from '@sigil-alloc/ir';
import { trapNumber } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { conformer } from '../src/prelude.js';
import { wasmOf } from './builds.js';

const PAGE = 65_536;
type Bump = Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };

async function instance(options: Parameters<typeof wasmOf>[0] = {}): Promise<Bump> {
  const { instance } = await WebAssembly.instantiate(wasmOf(options) as BufferSource, {});
  return instance.exports as never;
}

function trapOf(bump: Bump, call: () => void): [kind: number, size: number] {
  expect(call).toThrow(WebAssembly.RuntimeError);
  return [bump.sigil_trap_kind!(), bump.sigil_failed_size!() >>> 0];
}

describe.each(BUILD_KINDS)('bump (%s)', (build) => {
  it('takes a scope opened after a promote for what it is, though its mark lies where the promoted scope’s lay', async () => {
    const bump = await instance({ build });
    const outside = bump.sigil_alloc!(8);
    const closed = bump.sigil_enter_scope!();
    expect(bump.sigil_promote!(closed, outside, 8)).toBe(outside);
    const open = bump.sigil_enter_scope!();
    const inside = bump.sigil_alloc!(100);
    bump.sigil_exit_scope!(open);
    expect(bump.sigil_alloc!(100)).toBeLessThan(inside);
  });

  it('grows by whole pages behind somebody else’s, and comes back to both regions after free-all', async () => {
    const bump = await instance({ build });
    const addresses = () => [1000, 70_000, 8, 200_000, 16].map((size) => bump.sigil_alloc!(size));
    const before = bump.sigil_alloc!(1);
    bump.memory.grow(3);
    const first = addresses();
    expect(first[1]).toBeGreaterThanOrEqual(4 * PAGE);
    bump.sigil_free_all!();
    expect(bump.sigil_alloc!(1)).toBe(before);
    const pages = bump.memory.buffer.byteLength;
    expect(addresses()).toEqual(first);
    expect(bump.memory.buffer.byteLength).toBe(pages);
  });

  it('leaves a scope that spans regions for the region of its mark', async () => {
    const bump = await instance({ build });
    const scope = bump.sigil_enter_scope!();
    const first = bump.sigil_alloc!(8);
    bump.memory.grow(1);
    for (let i = 0; i < 3; i++) bump.sigil_alloc!(100_000);
    bump.sigil_exit_scope!(scope);
    bump.sigil_enter_scope!();
    expect(bump.sigil_alloc!(8)).toBe(first);
  });

  it('promotes from a later region down to the place where the scope began', async () => {
    const bump = await instance({ build });
    const scope = bump.sigil_enter_scope!();
    bump.memory.grow(1);
    const block = bump.sigil_alloc!(100_000);
    new Uint8Array(bump.memory.buffer, block, 50_000).fill(7);
    const kept = bump.sigil_promote!(scope, block, 50_000);
    expect(kept).toBeLessThan(PAGE);
    expect(new Uint8Array(bump.memory.buffer, kept, 50_000).every((byte) => byte === 7)).toBe(true);
  });

  it('asks for no more pages than a region apart needs, however large the request', async () => {
    const bump = await instance({ build, maxPages: 100 });
    bump.memory.grow(1);
    const pages = bump.memory.buffer.byteLength;
    for (const size of [2 ** 32 - 1, 2 ** 32 - 24, 2 ** 32 - PAGE, 2 ** 31])
      expect(trapOf(bump, () => bump.sigil_alloc!(size))).toEqual([trapNumber('out-of-memory'), size]);
    expect(bump.memory.buffer.byteLength).toBe(pages);
  });

  it('aligns for cabi_realloc to any power of two, with the bytes kept', async () => {
    const bump = await instance({ build });
    bump.sigil_alloc!(1);
    let block = bump.cabi_realloc!(0, 0, 8, 24);
    new Uint8Array(bump.memory.buffer, block, 24).set(Array.from({ length: 24 }, (_, i) => i));
    for (const align of [16, 64, 4096, PAGE]) {
      block = bump.cabi_realloc!(block, 24, align, 24);
      expect(block % align).toBe(0);
      expect([...new Uint8Array(bump.memory.buffer, block, 24)]).toEqual(Array.from({ length: 24 }, (_, i) => i));
    }
    expect(trapOf(bump, () => bump.cabi_realloc!(block, 24, PAGE, 2 ** 32 - 2))).toEqual([
      trapNumber('out-of-memory'),
      2 ** 32 - 2,
    ]);
  });

  it.each([4, 8, 16])('keeps an alignment of %i', async (alignmentBytes) => {
    const bump = await instance({ build, alignmentBytes });
    const blocks = [0, 1, 3, 5, 17, 33].map((size) => bump.sigil_alloc!(size));
    expect(blocks.filter((block) => block % alignmentBytes !== 0)).toEqual([]);
    expect(new Set(blocks).size).toBe(blocks.length);
  });

  it.each([65_504, 65_508, 65_512, 65_516])(
    'stays out of foreign pages if heap base %i leaves no room for a block',
    async (heapBase) => {
      const bump = await instance({ build, heapBase });
      bump.memory.grow(1);
      const pages = () => [
        bump.sigil_alloc!(8),
        bump.sigil_alloc!(8),
        bump.sigil_enter_scope!() && bump.sigil_alloc!(8),
      ];
      const first = pages();
      bump.sigil_free_all!();
      expect(pages()).toEqual(first);
      for (const block of first) expect(block! < PAGE || block! >= 2 * PAGE, `${block}`).toBe(true);
    },
  );

  it('answers the largest request that it can grant, to the byte', async () => {
    for (const heapBase of [1024, 1025, 70_000]) {
      const { largestRequestBytes } = conformer.answers({ build, heapBase });
      expect((await instance({ build, heapBase })).sigil_alloc!(largestRequestBytes)).toBeGreaterThan(0);
      const bump = await instance({ build, heapBase });
      expect(trapOf(bump, () => bump.sigil_alloc!(largestRequestBytes + 8))[0]).toBe(trapNumber('out-of-memory'));
    }
  });

  it('begins where the heap base says, and not below', async () => {
    const bump = await instance({ build, heapBase: 200_001 });
    expect(bump.sigil_alloc!(8)).toBeGreaterThanOrEqual(200_001);
    expect(bump.memory.buffer.byteLength).toBe(4 * PAGE);
  });
});

describe.each(['check', 'audit'] as const)('bump (%s)', (build) => {
  it('was never issued a handle 0', async () => {
    const bump = await instance({ build });
    expect(trapOf(bump, () => bump.sigil_exit_scope!(0))[0]).toBe(trapNumber('bad-handle'));
    bump.sigil_enter_scope!();
    expect(trapOf(bump, () => bump.sigil_exit_scope!(0))[0]).toBe(trapNumber('bad-handle'));
  });

  it('has its scopes still open when free-all finds corruption', async () => {
    const bump = await instance({ build });
    const scope = bump.sigil_enter_scope!();
    const block = bump.sigil_alloc!(16);
    const guard = new Uint8Array(bump.memory.buffer, block + 16, 1);
    guard[0]! ^= 0xff;
    expect(trapOf(bump, () => bump.sigil_free_all!())[0]).toBe(trapNumber('heap-corruption'));
    guard[0]! ^= 0xff;
    bump.sigil_exit_scope!(scope);
  });

  it.each([
    ['its end', 0, 0x7fff_fff0],
    ['the next region', 4, 16],
    ['where it was left', 8, 1056],
    ['its seal', 12, 0],
  ])('finds a region header overwritten at %s', async (_, offset, value) => {
    const bump = await instance({ build });
    const block = bump.sigil_alloc!(16);
    const scope = bump.sigil_enter_scope!();
    new DataView(bump.memory.buffer).setUint32(1024 + offset, value, true);
    for (const call of [
      () => bump.sigil_alloc!(16),
      () => bump.sigil_realloc!(block, 16, 100),
      () => bump.sigil_exit_scope!(scope),
      () => bump.sigil_free_all!(),
    ])
      expect(trapOf(bump, call)[0]).toBe(trapNumber('heap-corruption'));
  });
});

it.each([
  ['baseline', 'an overlapping copy'],
  ['mvp', 'an overlapping copy without bulk memory'],
] as const)('%s: %s is right in both directions', async (features) => {
  const bump = await instance({ features });
  const bytes = () => new Uint8Array(bump.memory.buffer, 2000, 10);
  for (const [dst, src] of [
    [2003, 2000],
    [2000, 2003],
  ] as const) {
    bytes().set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const expected = [...bytes()];
    expected.splice(dst - 2000, 7, ...expected.slice(src - 2000, src - 2000 + 7));
    bump.sigil_mem_copy!(dst, src, 7);
    expect([...bytes()]).toEqual(expected);
  }
});
