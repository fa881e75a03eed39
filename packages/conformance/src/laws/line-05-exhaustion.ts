/** Line 5: out of memory is a trap that loses nothing. */
import { PAGE_BYTES, trapNumber } from '@sigil-alloc/wit';
import { IMPOSSIBLE_SIZES } from '../edge-sizes.js';
import type { Session } from '../session.js';
import type { Law, LawRun } from './law.js';
import { alloc, enter, exit, freeAll, growMemory, promote, realloc, reallocNull } from './steps.js';

const TOO_LARGE = 2 ** 32 - 1;

/** The addresses of a few blocks, of sizes that any alignment divides: equal before and after means that the heap is unchanged. */
async function probe(run: LawRun, session: Session): Promise<string> {
  const addresses: number[] = [];
  for (const size of [16, 112, 64, 3008]) addresses.push(await run.ok(session, alloc(900 + addresses.length, size)));
  return addresses.join(' ');
}

/** Runs `disturb`, which must fail inside, between two blocks; a twin does without, and must give the same blocks. */
async function leavesUnchanged(run: LawRun, disturb: (session: Session) => Promise<void>): Promise<void> {
  const twin = await run.open();
  await run.ok(twin, alloc(0, 112));
  const expected = await probe(run, twin);
  const session = await run.open();
  await run.ok(session, alloc(0, 112));
  await disturb(session);
  const found = await probe(run, session);
  if (found !== expected) throw run.broken(`blocks after the failure at ${found}, without it at ${expected}`);
  await session.lookAtAll();
}

export const exhaustionLaws: readonly Law[] = [
  {
    id: 'alloc-of-2-to-the-32-minus-1',
    line: 5,
    title: 'alloc(2^32-1) traps and leaves the heap unchanged (upstream: it succeeds and lowers the heap pointer).',
    run: (run) => leavesUnchanged(run, (session) => run.exhausts(session, alloc(1, TOO_LARGE))),
  },
  {
    id: 'alloc-of-2-gib-grows',
    line: 5,
    title: 'alloc(2 GiB) grows memory (upstream: it succeeds without).',
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(0, 2 ** 31));
      if (session.shadow.pages * PAGE_BYTES < 2 ** 31)
        throw run.broken(`memory has ${session.shadow.pages} pages only`);
      await session.lookAtAll();
    },
  },
  {
    id: 'sums-that-wrap',
    line: 5,
    title: 'Sizes that no heap can hold trap from alloc, realloc and realloc of null, and lose nothing.',
    run: async (run) => {
      await leavesUnchanged(run, async (session) => {
        for (const size of IMPOSSIBLE_SIZES) {
          await run.exhausts(session, alloc(1, size));
          await run.exhausts(session, reallocNull(1, size));
          await run.exhausts(session, realloc(0, 112, size));
        }
      });
    },
  },
  {
    id: 'over-the-largest-request',
    line: 5,
    title: 'The largest request that is answered can be had, and one byte more traps (AssemblyScript #1763).',
    skip: ({ answers }) =>
      answers.largestRequestBytes === TOO_LARGE ? 'the largest request is not answered' : undefined,
    run: async (run) => {
      const largest = await run.open();
      await run.ok(largest, alloc(0, run.answers.largestRequestBytes));
      await largest.lookAtAll();
      await leavesUnchanged(run, (session) => run.exhausts(session, alloc(1, run.answers.largestRequestBytes + 1)));
    },
  },
  {
    id: 'memory-grow-refused',
    line: 5,
    title: 'When memory.grow fails the request traps, and smaller blocks are still to be had (wado#1686, js2#1158).',
    run: async (run) => {
      const session = await run.open({ maxPages: 2 });
      await run.ok(session, alloc(0, 1000));
      await run.exhausts(session, alloc(1, 3 * PAGE_BYTES));
      await run.ok(session, alloc(2, 60_000));
      await run.exhausts(session, alloc(3, 2 * PAGE_BYTES));
      for (let slot = 4; slot < 14; slot += 1) await run.ok(session, alloc(slot, 1000));
      await session.lookAtAll();
    },
  },
  {
    id: 'the-cap-is-reached-exactly',
    line: 5,
    title: 'Small blocks fill the memory there is before one traps, and free-all brings all of it back.',
    run: async (run) => {
      const session = await run.open({ maxPages: 3 });
      const rounds: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        let count = 0;
        while ((await session.run(alloc(count, 1024))).status === 'ok') count += 1;
        rounds.push(count);
        await session.lookAtAll();
        await run.ok(session, freeAll);
      }
      const most = 3 * 64;
      if (rounds[0]! < most / 2) throw run.broken(`only ${rounds[0]} blocks of 1024 bytes fit into 3 pages`);
      run.equal(rounds[1]!, rounds[0]!, 'blocks that fit after free-all');
      run.equal(rounds[2]!, rounds[0]!, 'blocks that fit after the second free-all');
    },
  },
  {
    id: 'exhaustion-inside-scopes',
    line: 5,
    title: 'A request that fails inside scopes leaves the scopes open and the blocks live.',
    run: async (run) => {
      const session = await run.open({ maxPages: 3 });
      await run.ok(session, alloc(0, 500));
      await run.ok(session, enter(0));
      const inner = await run.ok(session, alloc(1, 500));
      await run.ok(session, enter(1));
      await run.ok(session, alloc(2, 500));
      await run.exhausts(session, alloc(3, 4 * PAGE_BYTES));
      await run.exhausts(session, realloc(0, 500, 4 * PAGE_BYTES));
      await run.exhausts(session, realloc(2, 500, 4 * PAGE_BYTES));
      await run.ok(session, promote(1, 2, 500));
      await run.exhausts(session, alloc(3, 4 * PAGE_BYTES));
      await run.ok(session, exit(0));
      run.equal(
        await run.ok(session, enter(2)).then(() => run.ok(session, alloc(1, 500))),
        inner,
        'the block after exit',
      );
      await session.lookAtAll();
    },
  },
  {
    id: 'a-promote-that-fails',
    line: 5,
    title: 'A promote for which there is no memory leaves its scope open and all blocks live.',
    run: async (run) => {
      const session = await run.open({ maxPages: 3 });
      await run.ok(session, alloc(0, 100_000));
      await run.ok(session, enter(0));
      await run.ok(session, alloc(1, 1000));
      await session.run(promote(0, 0, 100_000, 2)); // who does not copy what lies outside needs no memory
      for (let slot = 3; slot < 13; slot += 1) await run.ok(session, alloc(slot, 100));
      await session.lookAtAll();
      await session.run(exit(0));
      await run.ok(session, alloc(20, 1000));
      await session.lookAtAll();
    },
  },
  {
    id: 'somebody-else-took-the-rest',
    line: 5,
    title: 'When somebody else grew memory up to the cap, requests trap and the heap goes on with what it has.',
    run: async (run) => {
      const session = await run.open({ maxPages: 4 });
      await run.ok(session, alloc(0, 100));
      await run.ok(session, growMemory(4 - session.shadow.pages));
      await run.exhausts(session, alloc(1, 3 * PAGE_BYTES));
      await run.ok(session, alloc(2, 100));
      await session.lookAtAll();
    },
  },
  {
    id: 'failed-size-can-be-read',
    line: 5,
    title: 'After a failure the kind is read once and the size of the failed request as often as one likes.',
    run: async (run) => {
      const session = await run.open({ maxPages: 2 });
      await session.runAll([alloc(1, 100), enter(0), realloc(1, 100, 200), exit(0)]);
      run.equal(await run.ok(session, { op: 'trap-kind' }), trapNumber('none'), 'the kind before any failure');
      await run.exhausts(session, alloc(0, 777_777));
      run.equal(await run.ok(session, { op: 'trap-kind' }), trapNumber('none'), 'the kind, once it was read');
      run.equal(await run.ok(session, { op: 'failed-size' }), 777_777, 'the failed size');
      run.equal(await run.ok(session, { op: 'failed-size' }), 777_777, 'the failed size, read again');
      await run.exhausts(session, reallocNull(0, 888_888));
      run.equal(await run.ok(session, { op: 'failed-size' }), 888_888, 'the failed size of the next failure');
    },
  },
];
