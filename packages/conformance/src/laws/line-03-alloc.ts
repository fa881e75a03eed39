/** Line 3: what alloc returns. */
import { EDGE_SIZES } from '../edge-sizes.js';
import { NULL_BLOCK } from '../op.js';
import type { Law } from './law.js';
import { alloc, enter, exit, realloc } from './steps.js';

const SMALL_EDGE_SIZES = EDGE_SIZES.filter((size) => size < 2 ** 25);

export const allocLaws: readonly Law[] = [
  {
    id: 'alignment',
    line: 3,
    title: 'Every block is aligned as the conformer answers, after blocks of every edge size.',
    run: async (run) => {
      const session = await run.open({ maxPages: 16_384 });
      for (const [slot, size] of SMALL_EDGE_SIZES.entries()) await session.push(alloc(slot, size));
      for (const [slot, size] of SMALL_EDGE_SIZES.entries()) await session.push(realloc(slot, size, (size * 7) % 1000));
      await session.flush();
      if (session.traps > 0) throw run.broken(`${session.traps} of ${session.opsRun} requests failed`);
      await session.lookAtAll();
    },
  },
  {
    id: 'size-zero',
    line: 3,
    title: 'Size 0 gives distinct, non-zero pointers that realloc accepts.',
    run: async (run) => {
      const session = await run.open();
      for (let slot = 0; slot < 100; slot += 1) await run.ok(session, alloc(slot, 0));
      await run.ok(session, enter(0));
      for (let slot = 100; slot < 110; slot += 1) await run.ok(session, alloc(slot, 0));
      for (let slot = 0; slot < 100; slot += 3) await run.ok(session, realloc(slot, 0, slot));
      await run.ok(session, exit(0));
      await run.ok(session, alloc(200, 0));
      await session.lookAtAll();
    },
  },
  {
    id: 'cabi-realloc',
    line: 3,
    title: 'cabi_realloc gives blocks of the alignment it is asked for, and keeps bytes as realloc does.',
    run: async (run) => {
      const session = await run.open();
      for (const [slot, align] of [1, 2, 4, 8, 1, 8, 4].entries()) {
        await run.ok(session, {
          op: 'cabi-realloc',
          block: NULL_BLOCK,
          oldSize: 0,
          align,
          newSize: 3 + slot,
          into: slot,
        });
      }
      for (const [slot, align] of [1, 2, 4, 8, 1, 8, 4].entries()) {
        const grown = { op: 'cabi-realloc', block: slot, oldSize: 3 + slot, align, newSize: 5000, into: slot } as const;
        await run.ok(session, grown);
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'cabi-realloc-any-alignment',
    line: 3,
    title: 'cabi_realloc honours every power of two up to a page, also above the alignment of alloc.',
    run: async (run) => {
      const session = await run.open();
      for (let align = 16; align <= 65_536; align *= 2) {
        await run.ok(session, alloc(align, 5));
        const fresh = {
          op: 'cabi-realloc',
          block: NULL_BLOCK,
          oldSize: 0,
          align,
          newSize: 40,
          into: align + 1,
        } as const;
        await run.ok(session, fresh);
        await run.ok(session, { ...fresh, block: align + 1, oldSize: 40, newSize: 400 });
      }
      await session.lookAtAll();
    },
  },
];
