import { describe, expect, it } from 'vitest';
import { openSession, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, arenaWasm } from './fixtures/arena.js';

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
