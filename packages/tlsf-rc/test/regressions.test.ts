/** Faults that reached users of other allocators, each by its name there, and what is asked here instead. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { leastBlockBytes } from '../src/layout.js';
import { Client } from './support/client.js';
import { growMemory, Machine, type MachineOptions } from './support/machine.js';
import './support/patience.js';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** A heap without anything free but what is given back to it. */
function fullHeap(options: MachineOptions): Client {
  const client = new Client(new Machine({ ...options, maxPages: 2 }));
  for (const size of [30_000, 8000, 5000, 2000, 1009, 1009, 1000, 900, 500, 200, 100]) client.alloc(size);
  for (const size of [10_000, 1000, 100, 1]) while (client.alloc(size));
  return client;
}

const indexOf = (client: Client, size: number): number => client.held.findIndex((held) => held.size === size);
const last = (client: Client): number => client.held.at(-1)!.payload;

describe.each(['fast', 'audit'] as const)('faults of peers (%s)', (build) => {
  const open = (options: MachineOptions = {}): Client => new Client(new Machine({ build, ...options }));

  it('espressif/tlsf#2: the same size can be had again where it was freed, whatever class it is in', () => {
    const client = fullHeap({ build });
    for (const size of new Set(client.held.map((held) => held.size))) {
      const { payload } = client.held[indexOf(client, size)]!;
      client.free(indexOf(client, size));
      expect(client.alloc(size), `${size} bytes again`).toBe(true);
      expect(last(client)).toBe(payload);
    }
    client.verifyAll();
  });

  it('mattconte/tlsf#36: a block that is resized with an alignment keeps it, in place and moved', () => {
    for (const align of [32, 128, 4096, 65_536]) {
      const client = open();
      const { call } = client.machine;
      client.take(call.sigil_alloc_aligned(100, align), 100);
      client.alloc(50); // so that it cannot grow where it is
      for (const size of [5000, 100_000, 99_000, 10]) {
        const { payload, size: old } = client.held.find((held) => held.size !== 50)!;
        client.forget(client.held.findIndex((held) => held.size !== 50));
        const moved = call.cabi_realloc(payload, old, align, size);
        expect(moved % align).toBe(0);
        client.take(moved, size);
        client.verifyAll();
      }
      expect(call.sigil_realloc(client.held[0]!.payload, 50, 70_000) % 16).toBe(0);
    }
  });

  it('rmind/tlsf#1: the last block of a pool ends within it', () => {
    for (const maxPages of [1, 2, 5]) {
      const client = open({ maxPages });
      const { machine } = client;
      while (client.alloc(128));
      client.freeEverything();
      const size = machine.call.sigil_trim();
      expect(client.alloc(size)).toBe(true);
      const end = last(client) + machine.call.sigil_usable_size(last(client));
      expect(end).toBeLessThan(machine.memory.buffer.byteLength);
      new Uint8Array(machine.memory.buffer).fill(client.held[0]!.stamp, last(client), end);
      expect(client.alloc(1)).toBe(false);
      client.verifyAll();
    }
  });

  it('talc#47: a request just below a multiple of the page is served at once, and does not ask again and again', () => {
    const borders = [-40, -28, -16, -13, -12, -1, 0, 1, 16, 20];
    const available = open({ growthStepPages: 1 }).machine.call.sigil_trim() || PAGE_BYTES;
    for (const pages of [1, 100]) {
      for (const size of borders.flatMap((border) =>
        [border, available + border].map((more) => pages * PAGE_BYTES + more),
      )) {
        let growths = 0;
        const grow = (count: number, memory: WebAssembly.Memory) => {
          growths++;
          return growMemory(count, memory);
        };
        const client = open({ growthStepPages: 1, grow });
        expect(client.alloc(size), `${size} bytes`).toBe(true);
        expect(growths).toBe(1);
        expect(client.machine.pages).toBeLessThanOrEqual(size / PAGE_BYTES + 2);
      }
    }
  });

  it('talc#49: a free gap above 16 MiB is what it is to both of its neighbours', () => {
    for (const gap of [16 * MIB, 17 * MIB + 16, 31 * MIB, 48 * MIB]) {
      const client = open();
      for (const size of [100, gap, 100, gap, 100]) client.alloc(size);
      const [left, first, middle, second, right] = [...client.held];
      const free = (held: typeof left) => client.free(client.held.indexOf(held!));
      for (const held of [first, second, middle]) {
        free(held);
        client.verifyAll();
      }
      expect(client.alloc(2 * gap)).toBe(true);
      expect(last(client)).toBe(first!.payload);
      free(right);
      free(left);
      client.freeEverything();
      client.verifyAll();
    }
  });

  it('talc#51: a buffer that is replaced by one a page larger does not leave every old one behind', () => {
    const client = open({ growthStepPages: 1 });
    client.alloc(64);
    let size = PAGE_BYTES;
    client.alloc(size);
    for (let step = 0; step < 170; step++) {
      client.alloc(size + PAGE_BYTES - 100);
      client.free(client.held.findIndex((held) => held.size === size));
      size += PAGE_BYTES - 100;
    }
    expect((client.machine.pages * PAGE_BYTES) / client.peakBytes).toBeLessThan(2.1);
  });

  it('wee_alloc#106: taking a block without room to split leaves the rest of its list', () => {
    const client = open({ growthStepPages: 1 });
    const unsplittable = leastBlockBytes(client.machine.isChecked) / 2;
    const sizes = [85_196, 80_000, 3000, 2000].flatMap((size) => [
      size,
      size + unsplittable,
      size,
      size + unsplittable,
    ]);
    const walls = () => client.held.filter(({ size }) => size === 64).length;
    for (const size of sizes) {
      client.alloc(size);
      client.alloc(64); // so that they stay apart
    }
    const first = client.machine.pages;
    for (let round = 0; round < 100; round++) {
      while (client.held.length > walls()) client.free(client.held.findIndex(({ size }) => size !== 64));
      for (const size of sizes) client.alloc(size - (round % 2));
    }
    expect(client.machine.pages).toBeLessThanOrEqual(first + 2); // a larger block may have gone to a smaller request
    client.verifyAll();
  });

  it('wado#1686 and js2#1158: what memory.grow refuses is refused, and no address beyond the end is handed out', () => {
    const client = open({ maxPages: 3 });
    const { machine } = client;
    while (client.alloc(1000));
    for (const size of [1000, 70_000, 10 * PAGE_BYTES]) {
      expect(machine.try(() => machine.call.sigil_alloc(size))).toBe('out-of-memory');
      expect(machine.call.sigil_failed_size()).toBe(size);
      expect(machine.try(() => machine.call.sigil_realloc(client.held[0]!.payload, 1000, size * 2))).toBe(
        'out-of-memory',
      );
    }
    expect(machine.pages).toBe(3);
    for (const { payload, size } of client.held) expect(payload + size).toBeLessThanOrEqual(3 * PAGE_BYTES);
    client.verifyAll();
  });

  it('zig#3789: pages that somebody else grew stay theirs', () => {
    const client = open({ growthStepPages: 1 });
    const { machine } = client;
    const foreign: [from: number, to: number][] = [];
    for (let round = 0; round < 20; round++) {
      client.alloc(50_000);
      client.alloc(3000 * round);
      const from = machine.memory.grow(1 + (round % 3)) * PAGE_BYTES;
      foreign.push([from, machine.memory.buffer.byteLength]);
      new Uint8Array(machine.memory.buffer).fill(0xff, from);
      if (round % 3 === 0) client.free(0);
    }
    for (const { payload, size } of client.held)
      for (const [from, to] of foreign) expect(payload + size <= from || payload >= to).toBe(true);
    const bytes = new Uint8Array(machine.memory.buffer);
    for (const [from, to] of foreign) expect(bytes.subarray(from, to).findIndex((byte) => byte !== 0xff)).toBe(-1);
    client.verifyAll();
    client.freeEverything();
    machine.call.sigil_trim();
    client.verifyAll();
  });
});

describe('faults of peers at the upper end (fast)', () => {
  const open = (options: MachineOptions = {}): Client => new Client(new Machine(options));

  it('emscripten#13442: above 2 GiB sizes and addresses are what they are below', () => {
    const client = open();
    const { call } = client.machine;
    for (const size of [0xffff_ffff, 0xffff_ffc8, 0xffff_ff00, 2 ** 32 - 4096]) expect(client.alloc(size)).toBe(false);
    for (const size of [2 * GIB - 50_000, 100_000, 100, GIB]) expect(client.alloc(size)).toBe(true);
    const [, across, , above] = client.held;
    expect(across!.payload).toBeLessThan(2 * GIB);
    expect(across!.payload + across!.size).toBeGreaterThan(2 * GIB);
    expect(above!.payload).toBeGreaterThan(2 * GIB);
    expect(call.sigil_resize_in_place(above!.payload, GIB + 1000)).toBe(1);
    client.verifyAll();
    client.free(1);
    expect(client.alloc(100_000)).toBe(true);
    expect(last(client)).toBe(across!.payload);
    client.freeEverything();
    expect(call.sigil_trim() >>> 0).toBeGreaterThan(3 * GIB);
  });

  it('AssemblyScript#706: what memory was grown for is found in what was grown', () => {
    const sizes = [1009, 5000, 65_536, 100_000, 6_553_600, 6_553_601, 13_107_200, 13_107_201, 100 * MIB];
    for (const size of sizes)
      for (let more = 0; more <= 160; more += 160) {
        const client = open({ growthStepPages: 1 });
        const needed = Math.ceil((size + more) / PAGE_BYTES) + 1;
        expect(client.alloc(size + more), `${size + more} bytes`).toBe(true);
        expect(client.machine.pages).toBeLessThanOrEqual(needed);
      }
  });

  it('AssemblyScript#1060: a block that moves next to where it was leaves right tags behind', () => {
    for (const [left, size, larger] of [
      [3000, 2000, 2900],
      [2000, 1100, 1900],
      [70_000, 60_000, 69_000],
    ] as const) {
      const client = open({ maxPages: 4 });
      for (const bytes of [300, left, size, 300]) client.alloc(bytes);
      client.free(1);
      const index = indexOf(client, size);
      const { payload } = client.held[index]!;
      expect(client.realloc(index, larger)).toBe(true);
      expect(last(client)).toBeLessThan(payload);
      client.verifyAll();
      client.freeEverything();
      client.verifyAll();
    }
  });

  it('AssemblyScript#1763: free blocks may be larger than a gigabyte, or two', () => {
    const client = open();
    const [first, size] = [10_000, GIB + 200 * MIB];
    for (const bytes of [first, size, size, 300]) client.alloc(bytes);
    const { payload } = client.held[1]!;
    for (let count = 0; count < 2; count++) client.free(indexOf(client, size));
    client.verifyAll(); // behind the free block lies one that is used: it is in a list
    expect(client.alloc(2 * size)).toBe(true);
    expect(last(client)).toBe(payload);
    client.freeEverything();
    client.verifyAll();
    expect(client.alloc(3 * GIB)).toBe(true);
    client.verifyAll();
  });

  it('AssemblyScript#2654: the heap goes to the last of 65,536 pages, whose end is no 32-bit number', () => {
    const client = open();
    for (const size of [512 * MIB, 64 * MIB, 8 * MIB, MIB, PAGE_BYTES, 1000, 1]) while (client.alloc(size));
    expect(client.machine.pages).toBe(65_536);
    expect(last(client)).toBeGreaterThan(2 ** 32 - 256);
    client.verifyAll();
    client.freeEverything();
    expect(client.machine.call.sigil_trim() >>> 0).toBeGreaterThan(2 ** 32 - PAGE_BYTES);
    client.verifyAll();
  });
});

describe.each(['fast', 'audit'] as const)('leaving a scope (%s)', (build) => {
  const SIZES = [12, 100, 1000, 2000, 2100, 50_000];

  it('almide#498: what was freed in it is handed out once, and not behind the back of what is live', () => {
    const client = new Client(new Machine({ build }));
    for (const size of SIZES) client.alloc(size);
    for (let round = 0; round < 50; round++) {
      for (let depth = 0; depth <= round % 3; depth++) {
        client.enter();
        for (const size of SIZES) client.alloc(size + round);
      }
      const scoped = client.held.filter(({ depth }) => depth > 0);
      for (const held of scoped.filter((_, index) => index % 2 === round % 2)) client.free(client.held.indexOf(held));
      client.free(round % 3); // of the scope around
      client.exitAll();
      for (const size of SIZES) client.alloc(size + round);
      client.verifyAll();
      while (client.held.length > 3 * SIZES.length) client.free(0);
    }
  });
});
