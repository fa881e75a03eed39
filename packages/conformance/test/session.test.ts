import { describe, expect, it } from 'vitest';
import { openSession, type Subject, sameAddresses, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, arenaWasm } from './fixtures/arena.js';
import { brokenHeap, HEAP_ANSWERS, heapWasm } from './fixtures/heap.js';
import { patch } from './fixtures/patch.js';

const subject = wasmSubject(arenaWasm());

describe('A session', () => {
  it('leaves out ops on blocks that have died and on scopes that are closed', async () => {
    const session = await openSession(subject, ARENA_ANSWERS);
    await session.runAll([
      { op: 'enter-scope', into: 0 },
      { op: 'alloc', into: 0, size: 10 },
      { op: 'exit-scope', scope: 0 },
      { op: 'realloc', block: 0, oldSize: 10, newSize: 20, into: 0 },
      { op: 'promote', scope: 0, block: 0, size: 1, into: 0 },
      { op: 'exit-scope', scope: 0 },
    ]);
    expect(session.script.map(({ op }) => op)).toEqual(['enter-scope', 'alloc', 'exit-scope']);
  });

  it('waits for results where it depends on them whether a block is live, and then knows', async () => {
    const session = await openSession(subject, ARENA_ANSWERS);
    const inScope = (newSize: number, slot: number) =>
      session.runAll([
        { op: 'alloc', into: slot, size: 100 },
        { op: 'enter-scope', into: 0 },
        { op: 'realloc', block: slot, oldSize: 100, newSize, into: slot },
        { op: 'exit-scope', scope: 0 },
        { op: 'realloc', block: slot, oldSize: 1, newSize: 5, into: slot },
      ]);
    await inScope(50, 0); // stays, and keeps its scope
    expect(session.opsRun).toBe(5);
    await inScope(5000, 1); // moves, and dies with the scope
    expect(session.opsRun).toBe(9);
  });

  it('goes on with the rest of a batch after a trap, under what is true then', async () => {
    const session = await openSession(subject, ARENA_ANSWERS, { maxPages: 2 });
    await session.runAll([
      { op: 'alloc', into: 0, size: 1000 },
      { op: 'alloc', into: 1, size: 1_000_000 },
      { op: 'realloc', block: 1, oldSize: 10, newSize: 20, into: 1 },
      { op: 'realloc', block: 0, oldSize: 1000, newSize: 2_000_000, into: 0 },
      { op: 'realloc', block: 0, oldSize: 1000, newSize: 20, into: 0 },
    ]);
    expect(session.traps).toBe(2);
    expect(session.opsRun).toBe(4);
  });

  it('fills long blocks at both ends only', async () => {
    const session = await openSession(subject, ARENA_ANSWERS);
    await session.run({ op: 'alloc', into: 0, size: 1_000_000 });
    const start = session.shadow.blockIn(0)!.address;
    const middle = await session.instance.read(start + 4096, 1_000_000 - 8192);
    expect(middle.every((byte) => byte === 0)).toBe(true);
    const head = await session.instance.read(start, 4096);
    expect(head.some((byte) => byte !== 0)).toBe(true);
  });
});

describe('A session with a heap that can free', () => {
  const heap = wasmSubject(heapWasm());
  const freeing = (functions?: readonly string[]) =>
    openSession(heap, HEAP_ANSWERS, functions === undefined ? {} : { functions: new Set(functions) });

  it('leaves out ops of functions that the subject lacks', async () => {
    const session = await freeing(['sigil_usable_size']);
    await session.runAll([
      { op: 'alloc', into: 0, size: 10 },
      { op: 'free', block: 0 },
      { op: 'figure', figure: 'live-bytes' },
      { op: 'usable-size', block: 0 },
    ]);
    expect(session.script.map(({ op }) => op)).toEqual(['alloc', 'usable-size']);
  });

  it('frees a block of any scope once, and knows afterwards that it is dead', async () => {
    const session = await freeing();
    await session.runAll([
      { op: 'alloc', into: 0, size: 10 },
      { op: 'enter-scope', into: 0 },
      { op: 'alloc', into: 1, size: 10 },
      { op: 'free', block: 0 },
      { op: 'free', block: 0 },
      { op: 'free', block: 1 },
      { op: 'realloc', block: 1, oldSize: 10, newSize: 20, into: 1 },
      { op: 'exit-scope', scope: 0 },
      { op: 'free', block: { literal: 0 } },
      { op: 'free', block: { literal: 4112 } },
    ]);
    expect(session.script.map(({ op }) => op)).toEqual([
      ...['alloc', 'enter-scope', 'alloc', 'free', 'free', 'exit-scope', 'free'],
    ]);
    expect(session.shadow.blocks.size).toBe(0);
  });

  it('takes all that it may touch when it asks for the usable size, and fills it', async () => {
    const session = await freeing();
    await session.runAll([
      { op: 'alloc', into: 0, size: 10 },
      { op: 'usable-size', block: 0 },
      { op: 'realloc', block: 0, oldSize: 16, newSize: 100, into: 0 },
    ]);
    expect(session.script.at(-1)).toMatchObject({ oldSize: 16 });
    await session.run({ op: 'alloc', into: 1, size: 10 });
    await session.run({ op: 'usable-size', block: 1 });
    const { address, size } = session.shadow.blockIn(1)!;
    expect(size).toBe(16);
    expect([...(await session.instance.read(address + 10, 6))].some((byte) => byte !== 0)).toBe(true);
  });

  it('learns from the answers what an attempt or a resizing did, and lets the block be used after', async () => {
    const session = await openSession(heap, HEAP_ANSWERS, { maxPages: 2 });
    await session.runAll([
      { op: 'try-alloc', into: 0, size: 300_000 },
      { op: 'free', block: 0 },
      { op: 'try-alloc', into: 0, size: 1000 },
      { op: 'try-realloc', block: 0, oldSize: 1000, newSize: 300_000, into: 0 },
      { op: 'resize-in-place', block: 0, newSize: 300_000 },
      { op: 'mem-copy', to: 0, from: { slot: 0, plus: 500 }, bytes: 500 },
      { op: 'resize-in-place', block: 0, newSize: 600 },
      { op: 'mem-copy', to: 0, from: { slot: 0, plus: 500 }, bytes: 500 },
      { op: 'free', block: 0 },
    ]);
    expect(session.script.map(({ op }) => op)).toEqual([
      ...['try-alloc', 'try-alloc', 'try-realloc', 'resize-in-place', 'mem-copy', 'resize-in-place', 'free'],
    ]);
  });

  it('walks through a heap that does not change meanwhile, and no further', async () => {
    const session = await freeing();
    await session.runAll([
      { op: 'alloc', into: 0, size: 10 },
      { op: 'next-block', after: { literal: 0 }, into: 3 },
      { op: 'figure', figure: 'live-blocks' },
      { op: 'next-block', after: 3, into: 3 },
      { op: 'free', block: 0 },
      { op: 'next-block', after: 3, into: 3 },
    ]);
    expect(session.script.map(({ op }) => op)).toEqual(['alloc', 'next-block', 'figure', 'next-block', 'free']);
  });

  it('does not verify against its own pattern what the script has written', async () => {
    const session = await freeing();
    const pattern = { block: { slot: 0, plus: 4 }, offset: 0, bytes: 20, seed: 1, phase: 0 } as const;
    await session.runAll([
      { op: 'alloc', into: 0, size: 100 },
      { op: 'fill', ...pattern },
    ]);
    await session.lookAtAll();
    await session.runAll([
      { op: 'alloc', into: 1, size: 4_294_967_295 },
      { op: 'verify', ...pattern },
    ]);
    await session.lookAtAll();
    expect(session.opsRun).toBe(4);
  });

  it('asks nothing between a promote and its one exit, which would no longer be directly after it', async () => {
    const asked: string[] = [];
    const recorded: Subject = {
      ...heap,
      open: async (options) => {
        const instance = await heap.open(options);
        return {
          maxPages: instance.maxPages,
          initialPages: instance.initialPages,
          read: (address, bytes) => instance.read(address, bytes),
          close: () => instance.close(),
          run: (ops) => {
            asked.push(...ops.map(({ op }) => op).filter((op) => !['fill', 'verify', 'figure'].includes(op)));
            return instance.run(ops);
          },
        };
      },
    };
    const session = await openSession(recorded, HEAP_ANSWERS);
    await session.run({ op: 'enter-scope', into: 0 });
    await session.run({ op: 'alloc', into: 0, size: 10 });
    await session.run({ op: 'promote', scope: 0, block: 0, size: 10, into: 0 });
    await session.lookAtAll();
    await session.run({ op: 'exit-scope', scope: 0 });
    expect(asked).toEqual([
      ...['enter-scope', 'check-heap', 'alloc', 'check-heap', 'promote', 'exit-scope', 'check-heap'],
    ]);
  });

  it('asks how the heap is after a trap too', async () => {
    const losing = brokenHeap('counts a block that it could not give', [
      patch(
        '(then (call $trap (i32.const 1) (local.get $size))))\n    (local.get $pointer))',
        '(then (call $count (i32.const 0) (i32.const 1)) (call $trap (i32.const 1) (local.get $size))))\n    (local.get $pointer))',
      ),
    ]);
    const session = await openSession(wasmSubject(losing), HEAP_ANSWERS);
    await expect(session.run({ op: 'alloc', into: 0, size: 4_294_967_295 })).rejects.toThrow(
      'check-heap says that invariant 3 does not hold',
    );
  });

  it('can be compared with one that has fewer functions', async () => {
    const fewer = { ...heap, functions: new Set(['sigil_free', 'sigil_usable_size']) };
    expect((await sameAddresses(heap, fewer, HEAP_ANSWERS, 1, 500)).status).toBe('pass');
    expect((await sameAddresses(fewer, heap, HEAP_ANSWERS, 1, 500)).status).toBe('pass');
  });
});
