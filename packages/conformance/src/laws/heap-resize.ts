/** `sigil:heap`, resize-in-place: the block stays where it is, or nothing happens. */
import { IMPOSSIBLE_SIZES } from '../edge-sizes.js';
import type { Law } from './law.js';
import { alloc, free, resizeInPlace } from './steps.js';

export const resizeLaws: readonly Law[] = [
  {
    id: 'resize-in-place',
    line: 'heap',
    title: 'resize-in-place says 1 and the block has the new size where it is, or 0 and nothing has changed.',
    needs: ['sigil_resize_in_place'],
    run: async (run) => {
      const session = await run.open();
      for (const [index, size] of [0, 1, 40, 500, 3000, 70_000].entries()) {
        for (const newSize of [0, 1, 17, 64, 450, 2999, 3000, 9000, 140_000]) {
          await run.ok(session, alloc(index, size));
          await run.ok(session, alloc(100 + index, 24));
          await run.ok(session, resizeInPlace(index, newSize));
          await run.ok(session, resizeInPlace(100 + index, newSize));
          await run.ok(session, alloc(200 + index, 24));
        }
        await session.lookAtAll();
      }
    },
  },
  {
    id: 'resize-in-place-never-traps',
    line: 'heap',
    title: 'resize-in-place to a size that no heap can hold says 0, to the size a block has or less 1.',
    needs: ['sigil_resize_in_place'],
    run: async (run) => {
      const session = await run.open({ maxPages: 4 });
      for (const slot of [0, 1]) await run.ok(session, alloc(slot, 1000));
      for (const size of [...IMPOSSIBLE_SIZES, 2 ** 31, 2 ** 30]) {
        run.equal(await run.ok(session, resizeInPlace(1, size)), 0, `resize-in-place to ${size}`);
      }
      for (const size of [1000, 999, 500, 1, 0]) {
        run.equal(await run.ok(session, resizeInPlace(0, size)), 1, `resize-in-place to ${size}`);
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'resize-in-place-into-a-freed-neighbour',
    line: 'heap',
    title: 'A block grows where it is into the freed block behind it.',
    needs: ['sigil_resize_in_place', 'sigil_free'],
    skip: ({ answers }) =>
      answers.growsInPlace === 'into-free-neighbour' ? undefined : 'the conformer does not grow into free neighbours',
    run: async (run) => {
      for (const size of [2000, 9000, 100_000]) {
        const session = await run.open();
        await session.runAll([alloc(0, size), alloc(1, size), alloc(2, 10), free(1)]);
        run.equal(await run.ok(session, resizeInPlace(0, size + size / 2)), 1, `a block of ${size} bytes, by half`);
        await session.lookAtAll();
      }
    },
  },
];
