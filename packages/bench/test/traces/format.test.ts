import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../src/traces/format/bytes.js';
import { encodeCalls } from '../../src/traces/format/calls.js';
import { extentOf } from '../../src/traces/format/extent.js';
import { readHead, readTrace, writeTrace } from '../../src/traces/format/file.js';
import { LiveOrder } from '../../src/traces/format/live-order.js';
import { Kind, type Ops, TraceError } from '../../src/traces/format/trace.js';
import { columns, madeUpOps, recorded } from './made-up.js';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

describe('a trace that is written and read', () => {
  it('is the same calls, whatever they are', () => {
    for (const seed of SEEDS) {
      const ops = madeUpOps(seed, seed === 1 ? 0 : seed * 37);
      const { head, ops: read } = readTrace(writeTrace(recorded, ops), 'made-up');
      expect(read, `seed ${seed}`).toEqual(ops);
      expect(head).toEqual({ ...recorded, ...extentOf(ops) });
    }
  });

  it('holds sizes up to 4 GiB less one', () => {
    const ops = columns([{ kind: Kind.malloc, slot: 0, size: 0xffff_ffff }]);
    expect(readTrace(writeTrace(recorded, ops), 'made-up').ops).toEqual(ops);
  });

  it('says in its head how much there is of it', () => {
    const ops = columns([
      { kind: Kind.malloc, slot: 0, size: 100 },
      { kind: Kind.calloc, slot: 1, size: 50 },
      { kind: Kind.realloc, slot: 0, size: 300 },
      { kind: Kind.free, slot: 1, size: 0 },
      { kind: Kind.malloc, slot: 1, size: 20 },
    ]);
    const { head } = readHead(writeTrace(recorded, ops), 'made-up');
    expect(head).toMatchObject({ ops: 5, objects: 3, peakLiveObjects: 2, peakLiveBytes: 350 });
  });

  it('takes one byte for each call that frees what was made last, or what was made next', () => {
    const count = 1_000;
    const make = Array.from({ length: count }, (_, slot) => ({ kind: Kind.malloc, slot, size: 8 }));
    const free = Array.from({ length: count }, (_, slot) => ({ kind: Kind.free, slot, size: 0 }));
    expect(encodeCalls(columns([...make, ...free])).length).toBe(2 * count);
    expect(encodeCalls(columns([...make, ...free.reverse()])).length).toBe(2 * count);
  });
});

describe('the row of the living', () => {
  it('finds by place what it gave a place to', () => {
    const row = new LiveOrder(300);
    const living: number[] = [];
    for (let i = 0; i < 300; i++) {
      living.push(row.add());
      if (i % 3 === 0) row.remove(living.splice((i * 7) % living.length, 1)[0]!);
      living.forEach((birth, place) => {
        expect(row.placeOf(birth)).toBe(place);
        expect(row.at(place)).toBe(birth);
      });
    }
    expect(row.living).toBe(living.length);
  });
});

describe('a broken trace', () => {
  const ops = madeUpOps(7, 200);
  const good = writeTrace(recorded, ops);
  const { head, end } = readHead(good, 'made-up');

  /** The file of these bytes of calls, with a head that promises so many. */
  function fileOf(calls: Uint8Array, promised: number): Uint8Array {
    const text = Buffer.from(JSON.stringify({ ...head, ops: promised }));
    const start = Buffer.from(good.subarray(0, 16));
    start.writeUInt32LE(text.length, 12);
    return Buffer.concat([start, text, brotliCompressSync(calls)]);
  }

  const changed = (change: (bytes: Buffer) => void): Uint8Array => {
    const bytes = Buffer.from(good);
    change(bytes);
    return bytes;
  };

  const numbers = (...all: number[]): Uint8Array => {
    const out = new ByteWriter();
    for (const number of all) out.number(number);
    return out.bytes();
  };

  const calls = encodeCalls(ops);
  it.each<[string, Uint8Array, string, number]>([
    [
      'that is another file',
      Buffer.from('#!/bin/sh\n'),
      'no trace: it does not begin as one, at byte 0 of the file',
      0,
    ],
    [
      'of another version',
      changed((bytes) => bytes.writeUInt32LE(9, 8)),
      'version 9, and only 1 can be read, at byte 8',
      8,
    ],
    ['that ends within its head', good.subarray(0, 60), 'the file ends before the head does', 60],
    [
      'whose head is not JSON',
      changed((bytes) => bytes.write('!', 16)),
      'the head is not JSON, at byte 16 of the file',
      16,
    ],
    [
      'whose packed part is broken',
      changed((bytes) => bytes.fill(255, end)),
      `the packed calls are broken, at byte ${end}`,
      end,
    ],
    [
      'with fewer calls than promised',
      fileOf(numbers(64, 64), 3),
      'the calls end within a number, at byte 2 of the',
      2,
    ],
    [
      'with more calls than promised',
      fileOf(numbers(64, 64), 1),
      'the head promises 1 calls and there are more, at byte 1',
      1,
    ],
    [
      'that frees what is not there',
      fileOf(numbers(64, 8 + 1), 2),
      'a call names an object at place -1 of 1 that live, at byte 1',
      1,
    ],
    ['with a call of no kind', fileOf(numbers(64, 4), 2), 'there is no call of code 4, at byte 1', 1],
    [
      'with a number without end',
      fileOf(new Uint8Array(9).fill(255), 1),
      'a number has more than 8 bytes, at byte 0',
      0,
    ],
    [
      'that asks for too much',
      fileOf(numbers(2 ** 32 * 8), 1),
      'a call asks for 4294967296 bytes, more than a trace can hold',
      0,
    ],
    ['whose head says something else', fileOf(calls.subarray(0, 1), 1), 'the head says objects', 16],
  ])('%s is named, with the byte that shows it', (_, bytes, message, offset) => {
    const read = () => readTrace(bytes, 'broken');
    expect(read).toThrow(TraceError);
    expect(read).toThrow(`broken: ${message}`);
    expect(thrownBy(read).offset).toBe(offset);
  });
});

function thrownBy(read: () => { readonly ops: Ops }): TraceError {
  try {
    read();
  } catch (error) {
    return error as TraceError;
  }
  throw new Error('nothing was thrown');
}
