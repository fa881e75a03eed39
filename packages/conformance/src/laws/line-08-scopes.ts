/** Line 8: scopes are a stack. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import type { Law } from './law.js';
import { alloc, enter, exit } from './steps.js';

export const scopeLaws: readonly Law[] = [
  {
    id: 'exit-frees-what-the-scope-allocated',
    line: 8,
    title: 'exit-scope frees all that was allocated since its enter: a small memory serves any number of rounds.',
    run: async (run) => {
      const session = await run.open({ maxPages: 8 });
      await run.ok(session, alloc(0, 100));
      for (let round = 0; round < 50; round += 1) {
        await run.ok(session, enter(0));
        await run.ok(session, alloc(1, PAGE_BYTES));
        await run.ok(session, alloc(2, PAGE_BYTES));
        await run.ok(session, exit(0));
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'an-outer-exit-closes-the-inner-scopes',
    line: 8,
    title: 'exit-scope closes every scope opened after it and frees their blocks.',
    run: async (run) => {
      const session = await run.open({ maxPages: 8 });
      await run.ok(session, alloc(0, 100));
      for (let round = 0; round < 50; round += 1) {
        for (let depth = 0; depth < 5; depth += 1) {
          await run.ok(session, enter(depth));
          await run.ok(session, alloc(1 + depth, 30_000));
        }
        await run.ok(session, exit(round % 2));
        await run.ok(session, alloc(10, 50));
        if (round % 2 === 1) await run.ok(session, exit(0));
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'an-exit-leaves-the-outer-scopes-alone',
    line: 8,
    title: 'exit-scope leaves the blocks of the scopes around it as they are.',
    run: async (run) => {
      const session = await run.open();
      for (let depth = 0; depth < 10; depth += 1) {
        await run.ok(session, enter(depth));
        await run.ok(session, alloc(depth, 200 + depth));
      }
      for (let depth = 9; depth > 0; depth -= 1) {
        await run.ok(session, exit(depth));
        await run.ok(session, alloc(20 + depth, 100));
        await session.lookAtAll();
      }
    },
  },
  {
    id: 'deep-scopes',
    line: 8,
    title: 'A thousand scopes, most of them empty, open and close.',
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(0, 10));
      for (let depth = 0; depth < 1000; depth += 1) {
        await session.push(enter(depth));
        if (depth % 7 === 0) await session.push(alloc(1 + depth, depth));
      }
      for (let depth = 999; depth >= 0; depth -= 1) if (depth % 5 === 0) await session.push(exit(depth));
      await session.push(alloc(2000, 10));
      await session.lookAtAll();
      if (session.traps > 0) throw run.broken(`${session.traps} calls trapped`);
    },
  },
];
