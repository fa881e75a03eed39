/** `sigil:heap`, attempts, beside line 5: 0 where the others trap, and nothing has happened. */
import { PAGE_BYTES, trapNumber } from '@sigil-alloc/wit';
import { IMPOSSIBLE_SIZES } from '../edge-sizes.js';
import type { Law } from './law.js';
import { alloc, enter, exit, realloc, tryAlloc, tryAllocAligned, tryRealloc } from './steps.js';

const NEEDS = ['sigil_try_alloc', 'sigil_try_realloc', 'sigil_try_alloc_aligned'] as const;

export const attemptLaws: readonly Law[] = [
  {
    id: 'an-attempt-that-succeeds',
    line: 5,
    title: 'Where memory can be had, an attempt gives what the call gives that it stands for.',
    needs: NEEDS,
    run: async (run) => {
      const one = await run.open();
      const other = await run.open();
      const sizes = [10, 0, 70_000, 16, 500, 3000];
      for (const [slot, size] of sizes.entries()) {
        const expected = await run.ok(one, alloc(slot, size));
        run.equal(await run.ok(other, tryAlloc(slot, size)), expected, `try-alloc(${size})`);
      }
      for (const [slot, size] of sizes.entries()) {
        const moved = await run.ok(one, realloc(slot, size, size * 3));
        run.equal(await run.ok(other, tryRealloc(slot, size, size * 3)), moved, `try-realloc to ${size * 3}`);
      }
      await other.lookAtAll();
    },
  },
  {
    id: 'an-attempt-that-fails',
    line: 5,
    title: 'An attempt that no heap can hold answers 0, records nothing and leaves the heap as it was.',
    needs: NEEDS,
    run: async (run) => {
      const twin = await run.open();
      const session = await run.open();
      for (const each of [twin, session]) await each.runAll([alloc(0, 100), alloc(1, 50)]);
      for (const size of IMPOSSIBLE_SIZES) {
        run.equal(await run.ok(session, tryAlloc(2, size)), 0, `try-alloc(${size})`);
        run.equal(await run.ok(session, tryAllocAligned(2, size, 64)), 0, `try-alloc-aligned(${size}, 64)`);
        run.equal(await run.ok(session, tryRealloc(0, 100, size)), 0, `try-realloc to ${size}`);
      }
      run.equal(await run.ok(session, { op: 'trap-kind' }), trapNumber('none'), 'the kind after attempts');
      run.equal(await run.ok(session, { op: 'failed-size' }), 0, 'the failed size after attempts');
      for (const [slot, size] of [16, 112, 64, 3008].entries()) {
        const expected = await run.ok(twin, alloc(10 + slot, size));
        run.equal(await run.ok(session, alloc(10 + slot, size)), expected, 'a block after attempts that failed');
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'attempts-at-the-cap',
    line: 5,
    title: 'When memory.grow fails an attempt answers 0, inside scopes too, and smaller blocks are still to be had.',
    needs: NEEDS,
    run: async (run) => {
      const session = await run.open({ maxPages: 3 });
      await run.ok(session, alloc(0, 1000));
      await run.ok(session, enter(0));
      await run.ok(session, alloc(1, 1000));
      run.equal(await run.ok(session, tryAlloc(2, 4 * PAGE_BYTES)), 0, 'try-alloc over the cap');
      run.equal(await run.ok(session, tryRealloc(0, 1000, 4 * PAGE_BYTES)), 0, 'try-realloc over the cap');
      run.equal(await run.ok(session, tryRealloc(1, 1000, 4 * PAGE_BYTES)), 0, 'try-realloc over the cap');
      run.equal(await run.ok(session, tryAllocAligned(2, 4 * PAGE_BYTES, 4096)), 0, 'try-alloc-aligned over the cap');
      await run.ok(session, tryAlloc(2, 5000));
      await run.ok(session, tryRealloc(0, 1000, 2000));
      await run.ok(session, exit(0));
      let count = 0;
      while ((await run.ok(session, tryAlloc(10 + count, 1024))) !== 0) count += 1;
      if (count < 60) throw run.broken(`only ${count} blocks of 1024 bytes fit into 3 pages`);
      await session.lookAtAll();
    },
  },
];
