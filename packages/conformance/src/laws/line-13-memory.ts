/** Line 13: memory is never given back, and what is used can be told from what is reserved. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import type { Law } from './law.js';
import { alloc, enter, exit, freeAll } from './steps.js';

export const memoryLaws: readonly Law[] = [
  {
    id: 'memory-never-shrinks',
    line: 13,
    title: 'Linear memory keeps its pages through scope exits and free-all.',
    run: async (run) => {
      const session = await run.open();
      await session.runAll([enter(0), alloc(0, 20 * PAGE_BYTES), exit(0)]);
      const { pages } = session.shadow;
      if (pages <= 20) throw run.broken(`20 pages were asked for, memory has ${pages}`);
      await session.runAll([freeAll, alloc(0, 1), freeAll]);
      run.equal(session.shadow.pages, pages, 'pages after free-all');
    },
  },
  {
    id: 'high-water',
    line: 13,
    title: 'Used bytes come back although reserved bytes stay: many rounds of the same need reserve no more.',
    run: async (run) => {
      const session = await run.open();
      const round = [enter(0), alloc(0, 3 * PAGE_BYTES), alloc(1, 77), enter(1), alloc(2, 1000), exit(0)];
      await session.runAll(round);
      const { pages } = session.shadow;
      for (let count = 0; count < 200; count += 1) await session.runAll(round);
      run.equal(session.shadow.pages, pages, 'pages after 200 more rounds');
    },
  },
];
