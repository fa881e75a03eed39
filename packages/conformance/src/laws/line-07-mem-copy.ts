/** Line 7: mem-copy is a memmove. */
import type { Law } from './law.js';
import { alloc, memCopy } from './steps.js';

const BLOCK_BYTES = 4096;

export const memCopyLaws: readonly Law[] = [
  {
    id: 'mem-copy-overlaps',
    line: 7,
    title: 'mem-copy is right for every overlap: forwards, backwards, onto itself, of nothing.',
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(0, BLOCK_BYTES));
      for (const distance of [0, 1, 2, 3, 4, 7, 8, 15, 16, 17, 64, 1000, 2047]) {
        for (const bytes of [0, 1, 3, 8, 17, 100, 2048]) {
          await run.ok(session, memCopy({ slot: 0, plus: distance }, 0, bytes));
          await run.ok(session, memCopy(0, { slot: 0, plus: distance }, bytes));
          await run.ok(session, memCopy({ slot: 0, plus: distance + 1 }, { slot: 0, plus: 1 }, bytes));
        }
      }
    },
  },
  {
    id: 'mem-copy-between-blocks',
    line: 7,
    title: 'mem-copy copies between blocks, from and to any offset, and nothing beside it.',
    run: async (run) => {
      const session = await run.open();
      for (const slot of [0, 1, 2]) await run.ok(session, alloc(slot, 1000));
      for (const offset of [0, 1, 2, 3, 5, 8]) {
        for (const bytes of [0, 1, 4, 31, 32, 33, 500]) {
          await run.ok(session, memCopy({ slot: 1, plus: offset }, { slot: 0, plus: 8 - offset }, bytes));
        }
      }
      await session.lookAtAll();
    },
  },
];
