/** Line 2: where blocks may lie. */
import { PAGE_SIZES } from '../edge-sizes.js';
import type { Session } from '../session.js';
import type { Law } from './law.js';
import { leavesStaticData, whyNoStaticData } from './static-data.js';
import { alloc, enter, exit, freeAll, promote, realloc } from './steps.js';

/** Each is the first block of a fresh instance. */
const FIRST_SIZES = [0, 1, 16, 1024, 8192, 2 ** 24, ...PAGE_SIZES.slice(0, 12)];

async function sample(session: Session): Promise<void> {
  await session.runAll([
    alloc(0, 0),
    alloc(1, 1),
    enter(0),
    alloc(2, 100_000),
    realloc(1, 1, 70_000),
    enter(1),
    alloc(3, 10),
    promote(1, 3, 10),
    exit(0),
    freeAll,
    alloc(0, 8),
  ]);
}

export const boundsLaws: readonly Law[] = [
  {
    id: 'above-the-heap-base',
    line: 2,
    title: 'No block contains address 0 or lies below the heap base, whatever its size.',
    run: async (run) => {
      for (const size of FIRST_SIZES) {
        const session = await run.open({ maxPages: 2048 });
        await run.ok(session, alloc(0, size));
        await run.ok(session, alloc(1, 0));
        await session.close();
      }
    },
  },
  {
    id: 'static-data-is-untouched',
    line: 2,
    title: 'Nothing that the allocator does writes below the heap base outside of its own state.',
    skip: whyNoStaticData,
    run: async (run) => {
      const session = await run.open();
      await leavesStaticData(run, session, () => sample(session));
    },
  },
];
