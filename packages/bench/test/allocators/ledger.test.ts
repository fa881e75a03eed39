import { describe, expect, it } from 'vitest';
import { heapKernels } from '../../src/allocators/catalogue.js';
import { peakLiveBytes } from '../../src/allocators/ledger.js';
import { withLeastPages } from '../../src/allocators/memory-section.js';

const MIB = 1 << 20;

describe('what kernels have asked for and not yet freed, at the most', () => {
  const peaks = peakLiveBytes(heapKernels, () => 8);

  it('is one block where there is one block, however often it grows', () => {
    expect(peaks.get('pair')).toBe(64);
    expect(peaks.get('step')).toBe(MIB);
    expect(peaks.get('doubling')).toBe(MIB);
  });

  it('is the same in either order of freeing', () => {
    const sizes = Array.from({ length: 1_000 }, (_, i) => 8 + ((((i * 37) & 255) * 249) >> 8));
    const all = sizes.reduce((sum, size) => sum + size, 0);
    expect([peaks.get('lifo'), peaks.get('fifo')]).toEqual([all, all]);
  });

  it('is the budget of the kernel that has one, and all of what is never freed', () => {
    expect(peaks.get('fragmentation')).toBeLessThanOrEqual(MIB);
    expect(peaks.get('fragmentation')).toBeGreaterThan(MIB - 16);
    const sizes = Array.from({ length: 50_000 }, (_, i) => 8 + ((i << 3) & 120));
    expect(peaks.get('alloc_only')).toBe(sizes.reduce((sum, size) => sum + size, 0));
  });

  it('is known of all kernels that do without scopes', () => {
    expect([...peaks.keys()]).toEqual(heapKernels.map(({ name }) => name).filter((name) => name !== 'scopes'));
  });
});

describe('the memory of a module', () => {
  // (module (memory (export "m") 1 200) (data (i32.const 0) "x"))
  const wasm = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[5, 5, 1, 1, 1, 0xc8, 1],
    ...[7, 5, 1, 1, 0x6d, 2, 0],
    ...[11, 7, 1, 0, 0x41, 0, 0x0b, 1, 0x78],
  ]);
  const pagesOf = (bytes: Uint8Array): number => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource));
    return (exports.m as WebAssembly.Memory).buffer.byteLength / 65_536;
  };

  it('begins with at least as many pages as it is told', () => {
    expect([1, 2, 127, 128, 200].map((pages) => pagesOf(withLeastPages(wasm, pages)))).toEqual([1, 2, 127, 128, 200]);
    expect(withLeastPages(wasm, 0)).toBe(wasm);
  });

  it('has to be there', () => {
    expect(() => withLeastPages(wasm.subarray(0, 8), 1)).toThrow('without a memory');
  });
});
