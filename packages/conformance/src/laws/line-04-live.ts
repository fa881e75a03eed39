/** Line 4: live blocks are left alone, and so are pages that somebody else grew. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { GAP_SIZES, PAGE_SIZES } from '../edge-sizes.js';
import type { Law } from './law.js';
import { alloc, enter, exit, freeAll, growMemory, realloc } from './steps.js';

/** Each in a fresh instance, around one page and two. */
const FRESH_SIZES = PAGE_SIZES.slice(0, 38).filter((_, index) => index % 2 === 0);

export const liveLaws: readonly Law[] = [
  {
    id: 'just-below-a-page-multiple',
    line: 4,
    title: 'A request just below a page multiple grows enough.',
    run: async (run) => {
      for (const size of FRESH_SIZES) {
        const session = await run.open({ maxPages: 256 });
        await run.ok(session, alloc(0, size));
        await run.ok(session, alloc(1, size));
        await run.ok(session, alloc(2, 24));
        await session.lookAtAll();
        await session.close();
      }
    },
  },
  {
    id: 'just-over-what-is-left',
    line: 4,
    title: 'A request that is a few bytes over or under what is left of a page gets all of its bytes (talc#47).',
    run: async (run) => {
      const session = await run.open({ maxPages: 1024 });
      for (let over = -64; over <= 64; over += 4) {
        const address = await run.ok(session, alloc(1000 + over, 8));
        const left = session.shadow.pages * PAGE_BYTES - address;
        await run.ok(session, alloc(2000 + over, left + PAGE_BYTES + over));
        await run.ok(session, alloc(3000 + over, 1));
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'gaps-over-16-mib',
    line: 4,
    title: 'Sizes and gaps over 16 MiB are remembered as they are (talc#49).',
    run: async (run) => {
      const session = await run.open();
      for (const [slot, size] of GAP_SIZES.entries()) await run.ok(session, alloc(slot, size));
      for (const [slot, size] of GAP_SIZES.entries()) {
        if (slot % 2 === 0) await run.ok(session, realloc(slot, size, 100));
      }
      for (let slot = 100; slot < 120; slot += 1) await run.ok(session, alloc(slot, slot * 1000));
      await session.lookAtAll();
    },
  },
  {
    id: 'somebody-else-grew-memory',
    line: 4,
    title: 'Pages that somebody else grew are never handed out (wasm-tools#900, zig#3789).',
    run: async (run) => {
      const session = await run.open({ maxPages: 1024 });
      await run.ok(session, alloc(0, 1000));
      for (let round = 1; round < 20; round += 1) {
        await run.ok(session, growMemory(1 + (round % 3)));
        await run.ok(session, alloc(3 * round, 40_000));
        await run.ok(session, alloc(3 * round + 1, 10));
        await run.ok(session, alloc(3 * round + 2, (round % 4) * PAGE_BYTES));
      }
      await session.lookAtAll();
      await run.ok(session, freeAll);
      for (let slot = 0; slot < 40; slot += 1) await run.ok(session, alloc(slot, 20_000));
      await session.lookAtAll();
    },
  },
  {
    id: 'somebody-else-grew-memory-first',
    line: 4,
    title: 'Memory that was grown before the first call belongs to whoever grew it.',
    run: async (run) => {
      const session = await run.open({ maxPages: 64 });
      await run.ok(session, growMemory(2));
      for (let slot = 0; slot < 12; slot += 1) await run.ok(session, alloc(slot, 30_000));
      await session.lookAtAll();
    },
  },
  {
    id: 'somebody-else-grew-under-a-scope',
    line: 4,
    title: 'A scope that was opened before somebody else grew memory is closed rightly.',
    run: async (run) => {
      const session = await run.open({ maxPages: 256 });
      await run.ok(session, alloc(0, 50_000));
      for (let round = 0; round < 8; round += 1) {
        await run.ok(session, enter(0));
        await run.ok(session, alloc(1, 50_000));
        await run.ok(session, growMemory(1));
        await run.ok(session, alloc(2, 50_000));
        await run.ok(session, realloc(2, 50_000, 120_000));
        await run.ok(session, exit(0));
      }
      await session.lookAtAll();
    },
  },
];
