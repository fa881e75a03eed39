/** `sigil:heap`, free where scopes are open: what was freed is not freed again by an exit, and what was not stays. */
import { Prng } from '../prng.js';
import type { Law } from './law.js';
import { alloc, enter, exit, free, promote, realloc } from './steps.js';

const NEEDS = ['sigil_free'] as const;

export const scopedFreeLaws: readonly Law[] = [
  {
    id: 'free-then-exit',
    line: 8,
    title: 'A block that was freed inside its scope is not freed a second time by the exit.',
    needs: NEEDS,
    run: async (run) => {
      const session = await run.open({ maxPages: 16 });
      for (let round = 0; round < 30; round += 1) {
        await session.runAll([enter(0), alloc(0, 100), alloc(1, 5000), alloc(2, 100), alloc(3, 20_000)]);
        await session.runAll([free(round % 4), alloc(4, 100), free((round + 1) % 4), exit(0)]);
        for (let slot = 10; slot < 40; slot += 1) await session.push(alloc(slot, 90));
        await session.lookAtAll();
        for (let slot = 10; slot < 40; slot += 1) await session.push(free(slot));
      }
      run.equal(session.traps, 0, 'requests that failed');
    },
  },
  {
    id: 'free-of-an-outer-block',
    line: 8,
    title:
      'A block from outside that is freed inside a scope is gone for good, and the exit takes nothing but its own.',
    needs: NEEDS,
    run: async (run) => {
      const session = await run.open({ maxPages: 16 });
      for (const size of [60, 1500, 30_000]) {
        for (let slot = 0; slot < 6; slot += 1) await run.ok(session, alloc(slot, size));
        await run.ok(session, enter(0));
        await run.ok(session, alloc(10, size));
        for (const slot of [1, 3]) await run.ok(session, free(slot));
        for (const slot of [11, 12]) await run.ok(session, alloc(slot, size));
        await run.ok(session, enter(1));
        await run.ok(session, free(11));
        await run.ok(session, alloc(13, size));
        await run.ok(session, exit(0));
        for (let slot = 20; slot < 26; slot += 1) await run.ok(session, alloc(slot, size));
        await session.lookAtAll();
        for (const slot of [0, 2, 4, 5, 20, 21, 22, 23, 24, 25]) await run.ok(session, free(slot));
      }
    },
  },
  {
    id: 'no-stale-entries-after-exit',
    line: 4,
    title: 'After exits with freed blocks among the rest, no free list hands out what is live (almide#498).',
    needs: NEEDS,
    run: async (run) => {
      const random = new Prng(run.context.seed);
      const session = await run.open({ maxPages: 32 });
      for (let round = 0; round < 40; round += 1) {
        await session.push(enter(0));
        for (let slot = 0; slot < 40; slot += 1) await session.push(alloc(slot, random.below(400)));
        for (let slot = 0; slot < 40; slot += 1) if (random.below(2) === 0) await session.push(free(slot));
        if (round % 3 === 0) await session.push(promote(0, random.below(40), 0, 900 + round));
        await session.push(exit(0));
        for (let slot = 100; slot < 180; slot += 1) await session.push(alloc(slot, random.below(400)));
        await session.lookAtAll();
        for (let slot = 100; slot < 180; slot += 1) await session.push(free(slot));
      }
      run.equal(session.traps, 0, 'requests that failed');
    },
  },
  {
    id: 'free-of-moved-and-promoted-blocks',
    line: 9,
    title: 'A block can be freed wherever realloc and promote have put it, once.',
    needs: NEEDS,
    run: async (run) => {
      const session = await run.open({ maxPages: 3 });
      for (let round = 0; round < 300; round += 1) {
        await session.runAll([alloc(0, 500), enter(0), realloc(0, 500, 9000), alloc(1, 1000), enter(1), alloc(2, 700)]);
        await session.runAll([promote(1, 2, 700), free(2), promote(0, 1, 1000), free(1), alloc(3, 200), free(0)]);
        await session.runAll([free(3)]);
      }
      run.equal(session.traps, 0, 'requests that failed');
      await session.lookAtAll();
      run.equal(session.shadow.blocks.size, 0, 'blocks that are left');
    },
  },
];
