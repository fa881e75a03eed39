/** Line 1: pointers, sizes and handles are unsigned. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import type { Session } from '../session.js';
import type { Law, LawRun } from './law.js';
import { alloc, enter, exit, freeAll, memCopy, promote, realloc } from './steps.js';

const GIB = 2 ** 30;
const HALF_PAGES = 2 ** 31 / PAGE_BYTES;

/** Overlapping copies within the block in slot 1, from below the middle to above it, then back. */
async function copiesAcross(run: LawRun, session: Session, middle: number): Promise<void> {
  const low = { slot: 1, plus: middle - 50 };
  const high = { slot: 1, plus: middle + 50 };
  for (const [to, from] of [
    [high, low],
    [low, high],
  ] as const) {
    const pattern = { offset: 0, bytes: 5000, seed: 11, phase: 0 };
    const results = await session.instance.run([
      { op: 'fill', block: from, ...pattern },
      memCopy(to, from, pattern.bytes),
      { op: 'verify', block: to, ...pattern },
    ]);
    if (results.some(({ status }) => status !== 'ok'))
      throw run.broken('mem-copy is wrong where it overlaps across 2 GiB');
  }
}

export const unsignedLaws: readonly Law[] = [
  {
    id: 'blocks-above-2-gib',
    line: 1,
    title: 'Blocks above 2 GiB are as good as blocks below.',
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(0, 2 * GIB));
      const first = await run.ok(session, alloc(1, 100));
      if (first < 2 * GIB) throw run.broken(`a block beside one of 2 GiB lies at ${first}, below 2 GiB`);
      await run.ok(session, alloc(2, 5000));
      await run.ok(session, realloc(1, 100, 300));
      await run.ok(session, realloc(2, 5000, 20));
      await run.ok(session, memCopy(1, 2, 20));
      await run.ok(session, enter(0));
      await run.ok(session, alloc(3, 64));
      await run.ok(session, realloc(1, 300, 4000));
      await run.ok(session, enter(1));
      await run.ok(session, alloc(4, 64));
      await run.ok(session, promote(1, 4, 64));
      await run.ok(session, exit(0));
      await run.ok(session, alloc(5, 64));
      const rounds: number[] = [];
      for (let round = 0; round < 2; round += 1) {
        await run.ok(session, enter(2));
        rounds.push(await run.ok(session, alloc(6, 5000)));
        await run.ok(session, exit(2));
      }
      run.equal(rounds[1]!, rounds[0]!, 'the block of a scope above 2 GiB, once more after its exit');
      await session.lookAtAll();
    },
  },
  {
    id: 'sizes-around-the-sign-bit',
    line: 1,
    title: 'Sizes just below, at and above 2^31 are sizes like others (emscripten#13442, #18055).',
    run: async (run) => {
      for (const size of [2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 3 * GIB]) {
        const session = await run.open();
        await run.ok(session, alloc(0, size));
        if (session.shadow.pages < HALF_PAGES) throw run.broken(`${size} bytes in ${session.shadow.pages} pages`);
        await run.ok(session, alloc(1, 1000));
        await session.lookAtAll();
        await session.close();
      }
    },
  },
  {
    id: 'a-block-across-2-gib',
    line: 1,
    title: 'A block that lies across 2 GiB can be written, copied and rewound like any other.',
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(0, 2 * GIB - 8 * PAGE_BYTES));
      await run.ok(session, enter(0));
      const across = await run.ok(session, alloc(1, 16 * PAGE_BYTES));
      if (across >= 2 * GIB) return; // laid out otherwise: then there is nothing to see here
      await run.ok(session, alloc(2, 4096));
      await run.ok(session, memCopy({ slot: 1, plus: 2 * GIB - across - 2048 }, 2, 4096));
      await copiesAcross(run, session, 2 * GIB - across);
      await run.ok(session, realloc(2, 4096, 9000));
      await run.ok(session, exit(0));
      await run.ok(session, alloc(3, 20 * PAGE_BYTES));
      await session.lookAtAll();
    },
  },
  {
    id: 'the-whole-address-space',
    line: 1,
    title: '65,536 pages can be used up to the end, and a block at the end does not wrap (AssemblyScript #2654).',
    run: async (run) => {
      const session = await run.open();
      const kept: number[] = [];
      for (let size = GIB; size >= 16; size /= 2) {
        for (let round = 0; round < 4; round += 1) {
          const result = await session.run(alloc(kept.length, size));
          if (result.status !== 'ok') break;
          kept.push(size);
        }
      }
      const sum = kept.reduce((total, size) => total + size, 0);
      if (sum < 2 ** 32 - 2 ** 24) throw run.broken(`only ${sum} of 2^32 bytes could be had`);
      await session.lookAtAll();
      if (run.context.build !== 'fast') return; // it may wipe what it frees, and would commit four gigabytes
      const again = await run.ok(session, freeAll).then(() => run.ok(session, alloc(0, GIB)));
      const fresh = await run.open();
      run.equal(again, await run.ok(fresh, alloc(0, GIB)), 'the first block after free-all of a full heap');
    },
  },
];
