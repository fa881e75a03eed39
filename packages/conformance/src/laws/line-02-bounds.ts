/** Line 2: where blocks may lie. */

import { PAGE_BYTES } from '@sigil-alloc/wit';
import { PAGE_SIZES } from '../edge-sizes.js';
import type { Session } from '../session.js';
import type { Law } from './law.js';
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
    skip: ({ answers }) =>
      answers.heapBase <= 1024 ? undefined : 'the heap base leaves room for state of the conformer',
    run: async (run) => {
      const session = await run.open();
      const bytes = Math.min(run.answers.heapBase, session.instance.initialPages * PAGE_BYTES);
      const before = await session.instance.read(0, bytes);
      await sample(session);
      const after = await session.instance.read(0, bytes);
      const changed = after.findIndex((byte, address) => byte !== before[address]);
      if (changed >= 0) throw run.broken(`the byte at ${changed} changed, below the heap base`);
    },
  },
];
