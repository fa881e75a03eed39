/** Line 9: promote moves a block out of its scope and closes the scope. */
import type { Law } from './law.js';
import { alloc, enter, exit, promote, realloc } from './steps.js';

export const promoteLaws: readonly Law[] = [
  {
    id: 'promote-from-the-scope',
    line: 9,
    title: 'promote moves a block of the scope to the scope around it, with its bytes.',
    run: async (run) => {
      const session = await run.open();
      await session.runAll([alloc(0, 50), enter(0), alloc(1, 1000), alloc(2, 3000), promote(0, 2, 3000)]);
      for (let slot = 3; slot < 20; slot += 1) await run.ok(session, alloc(slot, 500));
      run.equal(session.traps, 0, 'traps');
      await session.lookAtAll();
    },
  },
  {
    id: 'promote-from-an-inner-scope',
    line: 9,
    title: 'promote takes a block of a scope inside, and closes that scope too.',
    run: async (run) => {
      const session = await run.open();
      await session.runAll([enter(0), alloc(0, 10), enter(1), alloc(1, 100), enter(2), alloc(2, 2000)]);
      await run.ok(session, promote(1, 2, 2000));
      for (let slot = 3; slot < 20; slot += 1) await run.ok(session, alloc(slot, 500));
      await session.lookAtAll();
      await run.ok(session, exit(0));
    },
  },
  {
    id: 'promote-from-outside',
    line: 9,
    title: 'A block from outside the scope is promoted to itself or to a copy.',
    run: async (run) => {
      const session = await run.open();
      await session.runAll([alloc(0, 700), enter(0), alloc(1, 100), enter(1), alloc(2, 100)]);
      await run.ok(session, promote(1, 0, 700, 3));
      await session.runAll([alloc(4, 300), promote(0, 1, 100, 5), alloc(6, 300)]);
      await session.lookAtAll();
    },
  },
  {
    id: 'promote-nothing-or-a-part',
    line: 9,
    title: 'promote of size 0 gives a block of size 0, promote of a part keeps that part.',
    run: async (run) => {
      const session = await run.open();
      for (const size of [0, 1, 15, 16, 17, 999, 1000]) {
        await session.runAll([enter(0), alloc(0, 64), alloc(1, 1000), promote(0, 1, size, 10 + size), alloc(2, 40)]);
      }
      run.equal(session.traps, 0, 'traps');
      await session.lookAtAll();
    },
  },
  {
    id: 'promote-closes-the-scope',
    line: 9,
    title: 'promote closes its scope and frees the rest of it: a small memory serves any number of rounds.',
    run: async (run) => {
      const session = await run.open({ maxPages: 8 });
      for (let round = 0; round < 60; round += 1) {
        await run.ok(session, enter(0));
        await run.ok(session, alloc(0, 50_000));
        await run.ok(session, alloc(1, 100));
        await run.ok(session, enter(1));
        await run.ok(session, alloc(2, 50_000));
        await run.ok(session, promote(0, 1, 100, 100 + round));
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'promote-then-exit',
    line: 9,
    title: 'One exit-scope directly after promote does nothing, so promote alone and promote with exit do the same.',
    run: async (run) => {
      const alone = await run.open();
      const withExit = await run.open();
      for (let round = 0; round < 10; round += 1) {
        const steps = [enter(0), alloc(0, 300), enter(1), alloc(1, 200), promote(1, 1, 200, 50 + round)];
        await alone.runAll(steps);
        await withExit.runAll([...steps, exit(1)]);
        const expected = await run.ok(alone, alloc(2, 100));
        run.equal(await run.ok(withExit, alloc(2, 100)), expected, 'the block after promote and exit');
        await alone.runAll([realloc(2, 100, 400), exit(0)]);
        await withExit.runAll([realloc(2, 100, 400), exit(0)]);
      }
      await alone.lookAtAll();
      await withExit.lookAtAll();
    },
  },
  {
    id: 'a-scope-opened-after-promote',
    line: 9,
    title: 'A scope opened after promote is left by its exit, even if its mark lies where the promoted one lay.',
    run: async (run) => {
      const session = await run.open({ maxPages: 8 });
      await run.ok(session, alloc(0, 100));
      for (let round = 0; round < 60; round += 1) {
        await session.runAll([enter(0), promote(0, 0, 100), enter(1), alloc(1, 50_000), exit(1)]);
        if (session.traps > 0) throw run.broken(`round ${round} ran out of memory`);
      }
    },
  },
  {
    id: 'a-promoted-block-dies-with-the-scope-around',
    line: 9,
    title: 'What was promoted belongs to the scope around: its exit frees it.',
    run: async (run) => {
      const session = await run.open({ maxPages: 8 });
      for (let round = 0; round < 60; round += 1) {
        await session.runAll([enter(0), enter(1), alloc(0, 60_000), promote(1, 0, 60_000), alloc(1, 100), exit(0)]);
        if (session.traps > 0) throw run.broken(`round ${round} ran out of memory`);
      }
    },
  },
];
