/** Line 6: realloc, and which scope owns what it returns. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import type { Law } from './law.js';
import { alloc, enter, exit, freeAll, realloc, reallocNull } from './steps.js';

export const reallocLaws: readonly Law[] = [
  {
    id: 'realloc-of-null',
    line: 6,
    title: 'realloc(0, _, n) is alloc(n).',
    run: async (run) => {
      const one = await run.open();
      const other = await run.open();
      for (const [slot, size] of [10, 0, 70_000, 16].entries()) {
        const expected = await run.ok(one, alloc(slot, size));
        run.equal(await run.ok(other, reallocNull(slot, size)), expected, `realloc(0, _, ${size})`);
      }
    },
  },
  {
    id: 'realloc-to-zero',
    line: 6,
    title: 'realloc(p, _, 0) gives a block of size 0, which can grow again.',
    run: async (run) => {
      const session = await run.open();
      await session.runAll([alloc(0, 100), alloc(1, 100), realloc(0, 100, 0), realloc(1, 100, 0), alloc(2, 0)]);
      await session.runAll([realloc(0, 0, 50), realloc(1, 0, 5000), realloc(2, 0, 1)]);
      run.equal(session.opsRun, 8, 'ops that ran');
      await session.lookAtAll();
    },
  },
  {
    id: 'realloc-keeps-bytes',
    line: 6,
    title: 'The first min(old, new) bytes are kept, in place or moved, growing or shrinking.',
    run: async (run) => {
      const session = await run.open();
      for (const oldSize of [1, 7, 8, 16, 17, 100, 4096, 65_536]) {
        for (const newSize of [0, 1, 9, 16, 33, 99, 4097, 70_000]) {
          await session.runAll([alloc(0, oldSize), realloc(0, oldSize, newSize)]); // last block
          await session.runAll([alloc(0, oldSize), alloc(1, 1), realloc(0, oldSize, newSize)]); // hemmed in
        }
        await run.ok(session, freeAll);
      }
    },
  },
  {
    id: 'realloc-with-a-smaller-old-size',
    line: 6,
    title: 'old-size may be less than the block has: then so many bytes are kept at least.',
    run: async (run) => {
      const session = await run.open();
      await session.runAll([alloc(0, 1000), alloc(1, 1), realloc(0, 10, 2000), alloc(2, 1000), realloc(2, 0, 3000)]);
      await session.lookAtAll();
    },
  },
  {
    id: 'old-size-up-to-the-usable-size',
    line: 6,
    title: 'old-size may be the size rounded up to the alignment, and then those bytes are kept too.',
    skip: ({ answers }) => (answers.usableSize === 'rounded-up' ? undefined : 'the usable size is the requested size'),
    run: async (run) => {
      const { alignmentBytes } = run.answers;
      const usable = 3 * alignmentBytes;
      const session = await run.open();
      await session.runAll([alloc(0, usable - 3), alloc(1, 1)]);
      const pattern = { block: 0, offset: 0, bytes: usable, seed: 99, phase: 0 } as const;
      const results = await session.instance.run([
        { op: 'fill', ...pattern },
        realloc(0, usable, 10 * usable),
        { op: 'verify', ...pattern },
      ]);
      if (results.some(({ status }) => status !== 'ok')) throw run.broken('the bytes over the requested size are lost');
      await session.flush();
    },
  },
  {
    id: 'growing-in-place',
    line: 6,
    title: 'The last block grows where it is, also where memory has to grow for it.',
    skip: ({ answers }) => (answers.growsInPlace === 'never' ? 'the conformer never grows in place' : undefined),
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(0, 10));
      const first = await run.ok(session, alloc(1, 100));
      for (let size = 100; size < 4 * PAGE_BYTES; size *= 2) {
        run.equal(await run.ok(session, realloc(1, size, size * 2)), first, `the last block, grown to ${size * 2}`);
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'a-block-that-stays-keeps-its-scope',
    line: 6,
    title: 'A block that realloc leaves where it is keeps its scope: the exit of an inner one does not free it.',
    run: async (run) => {
      const session = await run.open();
      const outer = await run.ok(session, alloc(0, 1000));
      await run.ok(session, enter(0));
      const stayed = (await run.ok(session, realloc(0, 1000, 500))) === outer;
      await run.ok(session, exit(0));
      for (let slot = 1; slot < 20; slot += 1) await run.ok(session, alloc(slot, 300));
      if (stayed && session.shadow.blockIn(0) === undefined) throw run.broken('the block was taken for dead');
      await session.lookAtAll();
    },
  },
  {
    id: 'a-block-that-moves-belongs-to-the-inner-scope',
    line: 6,
    title: 'A block that realloc moves belongs to the innermost open scope: its exit frees it.',
    run: async (run) => {
      const session = await run.open({ maxPages: 16 });
      // Were the moved block kept, 64 of them would need twice the memory there is.
      for (let round = 0; round < 64; round += 1) {
        await run.ok(session, alloc(0, 100));
        await run.ok(session, alloc(1, 100));
        await run.ok(session, enter(0));
        await run.ok(session, realloc(0, 100, 30_000));
        await run.ok(session, exit(0));
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'never-in-place-across-a-mark',
    line: 6,
    title: 'A block never grows in place across the mark of an open scope.',
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(0, 100));
      await run.ok(session, enter(0));
      await run.ok(session, realloc(0, 100, 10_000));
      await run.ok(session, exit(0));
      for (let slot = 1; slot < 40; slot += 1) await run.ok(session, alloc(slot, 300));
      await session.lookAtAll();
    },
  },
  {
    id: 'never-in-place-across-a-mark-after-exit',
    line: 6,
    title: 'Nor across the mark that is innermost again after an exit.',
    run: async (run) => {
      const session = await run.open();
      await session.runAll([alloc(0, 100), enter(0), enter(1), alloc(1, 10), exit(1), realloc(0, 100, 5000), exit(0)]);
      for (let slot = 2; slot < 40; slot += 1) await run.ok(session, alloc(slot, 300));
      await session.lookAtAll();
    },
  },
];
