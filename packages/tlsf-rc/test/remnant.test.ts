import { describe, expect, it } from 'vitest';
import { OPENED_BYTES } from '../src/constants.js';
import { Client } from './support/client.js';
import { Machine } from './support/machine.js';
import './support/patience.js';

const open = (options: ConstructorParameters<typeof Machine>[0] = {}): Client => new Client(new Machine(options));
const at = (client: Client, index: number): number => client.held[index]!.payload;

describe('the remnant', () => {
  it('serves small requests one behind the other, and larger ones lie behind it', () => {
    const client = open();
    for (const size of [12, 44, 12, 300]) client.alloc(size);
    const first = at(client, 0);
    expect([1, 2, 3].map((index) => at(client, index) - first)).toEqual([16, 64, OPENED_BYTES]);
    client.verifyAll();
  });

  it('leaves a free block of the very size to be used first', () => {
    const client = open();
    for (const size of [300, 200, 300, 12]) client.alloc(size);
    // A cached block is freed for good when the heap is trimmed.
    const hole = at(client, 1);
    client.free(1);
    client.machine.call.sigil_trim();
    client.alloc(220); // opens another block
    client.alloc(200);
    expect(client.held.some(({ payload, size }) => payload === hole && size === 200)).toBe(true);
    client.verifyAll();
  });

  it('is given back by trim, with what was freed around it', () => {
    const client = open();
    const whole = client.machine.call.sigil_trim() >>> 0;
    for (const size of [12, 300, 44]) client.alloc(size);
    client.freeEverything();
    expect(client.machine.call.sigil_trim() >>> 0).toBe(whole);
    client.verifyAll();
  });

  it('makes way for the block before it, up to all that memory has', () => {
    const client = open({ maxPages: 1 });
    client.alloc(12);
    const place = at(client, 0);
    expect(client.realloc(0, 40_000)).toBe(true);
    expect(at(client, 0)).toBe(place);
    client.verifyAll();
  });

  it('stays whole while the block before it asks for more than all memory, in vain or not', () => {
    for (const maxPages of [1, 3]) {
      const client = open({ maxPages });
      // what lies there was a free block's, links and all
      client.alloc(3874);
      client.free(0);
      client.alloc(12);
      const place = at(client, 0);
      expect(client.realloc(0, 66_000)).toBe(maxPages > 1);
      expect(at(client, 0)).toBe(place);
      client.verifyAll();
      client.alloc(12);
      client.alloc(300);
      if (maxPages === 1) expect([at(client, 1), at(client, 2)]).toEqual([place + 16, place + OPENED_BYTES]);
      client.verifyAll();
    }
  });

  it('stays where it is when a request fails that no memory could hold', () => {
    const client = open({ maxPages: 2 });
    client.alloc(12);
    expect(client.alloc(2 ** 31)).toBe(false);
    client.alloc(12);
    client.alloc(300);
    expect([1, 2].map((index) => at(client, index) - at(client, 0))).toEqual([16, OPENED_BYTES]);
    client.verifyAll();
  });

  it('is not read as a block by one of a scope that lies before it and asks for more', () => {
    const client = open();
    const { call } = client.machine;
    client.enter();
    client.alloc(5000);
    client.enter();
    // Opens the remnant, behind a free block of 48 bytes; both become part of it, and that header is still there.
    call.sigil_alloc_aligned(6, 64);
    client.exit();
    expect(call.sigil_resize_in_place(at(client, 0), 5030)).toBe(0);
    client.verifyAll();
  });

  it('grows by a block before it that the cache does not take', () => {
    const client = open();
    client.alloc(12);
    client.alloc(12);
    const { call } = client.machine;
    // In a full cache there is no room: what is freed is given back.
    const many = Array.from({ length: 1100 }, () => call.sigil_alloc(20));
    for (const payload of many) call.sigil_free(payload);
    client.free(1);
    client.verifyAll();
    client.freeEverything();
    client.verifyAll();
  });
});
