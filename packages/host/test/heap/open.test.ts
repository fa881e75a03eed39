import { runInNewContext } from 'node:vm';
import { trapNumber } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { HostError } from '../../src/errors.js';
import { HeapOptionError, type MemoryOptions, OutOfMemoryError, openHeap, TrapError } from '../../src/heap/index.js';
import { tiny } from './tiny.js';

const PAGE = 65_536;
const open = (options?: MemoryOptions) => openHeap<'heap'>(tiny, options);

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('a heap', () => {
  it('has a method for each function that the module exports, and no other', async () => {
    expect(Object.keys(await open()).sort()).toEqual(
      ['alloc', 'bytes', 'exports', 'free', 'freeAll', 'memory', 'usableSize'].sort(),
    );
  });

  it('gives unsigned numbers', async () => {
    const heap = await open();
    new DataView(heap.memory.buffer).setUint32(2000, 0x8000_0001, true);
    expect(heap.usableSize(2000)).toBe(0x8000_0001);
    expect((heap.exports.sigil_usable_size as (at: number) => number)(2000)).toBeLessThan(0);
  });

  it('begins at 1024 in a memory of its own, which is one page', async () => {
    const heap = await open();
    expect(heap.alloc(8)).toBe(1024);
    expect(heap.memory.buffer.byteLength).toBe(PAGE);
  });

  it('begins where it is told, in as many pages as lie below', async () => {
    const heap = await open({ heapBase: 3 * PAGE + 16 });
    expect(heap.alloc(8)).toBe(3 * PAGE + 16);
    expect(heap.memory.buffer.byteLength).toBe(4 * PAGE);
  });

  it('shows bytes as they are when asked, also after memory has grown', async () => {
    const heap = await open();
    const block = heap.alloc(4);
    const before = heap.bytes(block, 4);
    before.fill(7);
    heap.memory.grow(1);
    expect(before).toHaveLength(0);
    expect([...heap.bytes(block, 4)]).toEqual([7, 7, 7, 7]);
  });

  it('caps the memory that it makes', async () => {
    const { memory } = await open({ maxPages: 2 });
    expect(memory.grow(1)).toBe(1);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });
});

describe('a heap in somebody else’s memory', () => {
  it('lies behind the end of what there is, where nobody says more', async () => {
    const memory = new WebAssembly.Memory({ initial: 2 });
    const heap = await open({ memory });
    expect(heap.memory).toBe(memory);
    expect(thrownBy(() => heap.alloc(1))).toMatchObject({ kind: 'out-of-memory' });
  });

  it('uses what lies between the heap base and the end', async () => {
    const heap = await open({ memory: new WebAssembly.Memory({ initial: 2 }), heapBase: 2 * PAGE - 100 });
    expect(heap.alloc(100)).toBe(2 * PAGE - 100);
    expect(thrownBy(() => heap.alloc(1))).toBeInstanceOf(OutOfMemoryError);
  });

  it('finds zeros there, and leaves the bytes below as they are', async () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const bytes = new Uint8Array(memory.buffer).fill(0xab);
    await open({ memory, heapBase: 4096 });
    expect(bytes.findLastIndex((byte) => byte !== 0)).toBe(4095);
    expect(bytes.findIndex((byte) => byte !== 0xab)).toBe(4096);
  });

  it('may be of another realm', async () => {
    const memory = runInNewContext('new WebAssembly.Memory({ initial: 1 })') as WebAssembly.Memory;
    expect((await open({ memory, heapBase: 4096 })).alloc(1)).toBe(4096);
  });
});

describe('a trap', () => {
  it('for want of memory tells what was asked for, and what there is', async () => {
    const heap = await open({ maxPages: 3 });
    const error = thrownBy(() => heap.alloc(0xffff_ff00));
    expect(error).toBeInstanceOf(OutOfMemoryError);
    expect(error).toBeInstanceOf(TrapError);
    expect(error).toBeInstanceOf(HostError);
    expect(error).toMatchObject({ name: 'OutOfMemoryError', kind: 'out-of-memory', requested: 0xffff_ff00 });
    expect(error).toMatchObject({ pages: 1, maxPages: 3, cause: expect.any(WebAssembly.RuntimeError) });
    expect((error as Error).message).toBe(
      'out-of-memory: Linear memory cannot grow far enough, or the request fits no 32-bit heap. 4294967040 bytes were asked for; pages of memory: 1, at most 3',
    );
  });

  it('of another kind has no requested size, although the module still knows the last', async () => {
    const heap = await open();
    thrownBy(() => heap.alloc(0xffff_ff00));
    const error = thrownBy(() => heap.free(16));
    expect(trapNumber('double-free')).toBe(12);
    expect(error).toMatchObject({ name: 'TrapError', kind: 'double-free', requested: undefined });
    expect((error as Error).message).not.toContain('\n');
  });

  it('leaves a heap that can be used', async () => {
    const heap = await open();
    thrownBy(() => heap.alloc(0xffff_ff00));
    expect(heap.alloc(16)).toBe(1024);
  });

  it('that the module did not record is what the engine says it was', async () => {
    const heap = await open();
    expect(thrownBy(() => heap.usableSize(PAGE))).toMatchObject({ name: 'TrapError', kind: 'out-of-bounds' });
  });

  it('tells no maximum of a memory that somebody else made', async () => {
    const heap = await open({ memory: new WebAssembly.Memory({ initial: 1, maximum: 5 }) });
    const error = thrownBy(() => heap.alloc(1));
    expect(error).toMatchObject({ pages: 1, maxPages: undefined });
    expect((error as Error).message).toMatch(/; pages of memory: 1$/);
  });
});

describe('options that cannot be', () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const shared = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  it.each<[string, unknown, string]>([
    [
      'a cap below the initial memory',
      { maxPages: 1, heapBase: PAGE + 1 },
      'maxPages is an integer from 2 to 65536; got 1',
    ],
    ['no pages', { maxPages: 0 }, 'maxPages is an integer from 1 to 65536; got 0'],
    ['too many pages', { maxPages: 65_537 }, 'maxPages is an integer from 1 to 65536; got 65537'],
    ['a part of a page', { maxPages: 1.5 }, 'maxPages is an integer from 1 to 65536; got 1.5'],
    ['a heap base where nothing may lie', { heapBase: 16 }, 'heapBase is an integer from 1024 to 4294901760; got 16'],
    [
      'a heap base beyond the memory',
      { memory, heapBase: 65_537 },
      'heapBase lies in the memory, which has 65536 bytes; got 65537',
    ],
    ['bytes for a memory', { memory: memory.buffer }, 'memory is a WebAssembly.Memory; got [object ArrayBuffer]'],
    ['null for a memory', { memory: null }, 'memory is a WebAssembly.Memory; got null'],
    ['a memory of no pages', { memory: new WebAssembly.Memory({ initial: 0 }) }, 'memory has at least 1 page; got 0'],
    [
      'a memory of several threads',
      { memory: shared },
      'memory is not shared between threads; got [object SharedArrayBuffer]',
    ],
    [
      'a cap on somebody else’s memory',
      { memory, maxPages: 2 },
      'maxPages is for a memory made here; its own maximum caps a memory that is given; got 2',
    ],
  ])('%s are refused by name', async (_, options, message) => {
    const refused = open(options as MemoryOptions);
    await expect(refused).rejects.toBeInstanceOf(HeapOptionError);
    await expect(refused).rejects.toThrow(message);
  });
});
