/** `sigil:heap`, what blocks are like: their usable size, zeroed blocks, aligned blocks. */
import { CLASS_BORDER_SIZES, PAGE_SIZES } from '../edge-sizes.js';
import type { Op } from '../op.js';
import type { Session } from '../session.js';
import type { Law, LawRun } from './law.js';
import { alloc, allocAligned, allocZeroed, enter, exit, free, freeAll, promote, realloc, usableSize } from './steps.js';

const SIZES = [0, 1, ...CLASS_BORDER_SIZES, ...PAGE_SIZES.slice(0, 19)];
const ALIGNMENTS = Array.from({ length: 17 }, (_, log2) => 2 ** log2);
const NO_ALIGNMENTS = [0, 3, 24, 65_535, 131_072, 2 ** 31, 2 ** 32 - 1];

/** Blocks of every size that were written to from end to end, freed: what is had next is dirty. */
async function dirty(session: Session, sizes: readonly number[]): Promise<void> {
  for (const [slot, size] of sizes.entries()) await session.push(alloc(slot, size));
  for (const [slot] of sizes.entries()) await session.push(free(slot));
  await session.flush();
}

async function trapsWithBadSize(run: LawRun, session: Session, op: Op): Promise<void> {
  const [result] = await session.instance.run([op]);
  if (result!.status === 'trap' && result!.trap === 'bad-size') return;
  const found = result!.status === 'trap' ? `trapped with ${result!.trap}` : `gave ${result!.value}`;
  throw run.broken(`${JSON.stringify(op)} must trap with bad-size, and ${found}`);
}

export const blockLaws: readonly Law[] = [
  {
    id: 'usable-size',
    line: 'heap',
    title: 'The usable size is at least the size asked for, and every byte of it may be written.',
    needs: ['sigil_usable_size'],
    run: async (run) => {
      const session = await run.open();
      for (const [slot, size] of SIZES.entries()) await run.ok(session, alloc(slot, size));
      await run.ok(session, enter(0));
      for (const [slot, size] of SIZES.entries()) await run.ok(session, alloc(1000 + slot, size));
      for (const [slot] of SIZES.entries()) {
        await run.ok(session, usableSize(slot));
        await run.ok(session, usableSize(1000 + slot));
      }
      await session.lookAtAll();
      await run.ok(session, exit(0));
      for (const [slot, size] of SIZES.entries()) {
        const told = await run.ok(session, usableSize(slot));
        await run.ok(session, realloc(slot, told, (size * 3) % 5000));
        await run.ok(session, usableSize(slot));
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'zeroed-blocks',
    line: 'heap',
    title: 'alloc-zeroed gives zeros, also where bytes were written before.',
    needs: ['sigil_alloc_zeroed'],
    run: async (run) => {
      const sizes = [1, 3, 16, 40, 100, 1000, 5000, 70_000];
      const session = await run.open();
      const zeroed = async (from: number): Promise<void> => {
        for (const [index, size] of sizes.entries()) await run.ok(session, allocZeroed(from + index, size));
        await run.ok(session, allocZeroed(from + sizes.length, 0));
      };
      await zeroed(0);
      for (const [slot, size] of sizes.entries()) await session.push(alloc(100 + slot, size));
      await session.runAll([freeAll]);
      await zeroed(0);
      await session.runAll([enter(0), ...sizes.map((size, index) => alloc(100 + index, size)), exit(0), enter(0)]);
      await zeroed(200);
      await session.runAll([exit(0)]);
      await zeroed(200);
      await session.lookAtAll();
    },
  },
  {
    id: 'zeroed-blocks-of-freed-memory',
    line: 'heap',
    title: 'alloc-zeroed gives zeros where blocks were freed, of the same size and of others.',
    needs: ['sigil_alloc_zeroed', 'sigil_free'],
    run: async (run) => {
      const session = await run.open();
      const sizes = [8, 24, 64, 200, 1000, 3000, 20_000];
      for (const shift of [0, -5, 7]) {
        await dirty(session, sizes);
        for (const [slot, size] of sizes.entries()) await run.ok(session, allocZeroed(slot, size + shift));
        await session.lookAtAll();
        for (const [slot] of sizes.entries()) await session.push(free(slot));
      }
      await session.flush();
    },
  },
  {
    id: 'aligned-blocks',
    line: 'heap',
    title: 'alloc-aligned honours every power of two up to 65536, inside scopes and outside.',
    needs: ['sigil_alloc_aligned'],
    run: async (run) => {
      const session = await run.open();
      for (const scoped of [false, true]) {
        const from = scoped ? 1000 : 0;
        if (scoped) await run.ok(session, enter(0));
        for (const [index, align] of ALIGNMENTS.entries()) {
          await run.ok(session, alloc(from + 500 + index, 5));
          for (const [turn, size] of [0, 1, 40, 3000].entries()) {
            await run.ok(session, allocAligned(from + 10 * index + turn, size, align));
          }
        }
        await session.lookAtAll();
      }
      await run.ok(session, exit(0));
      await session.lookAtAll();
    },
  },
  {
    id: 'aligned-blocks-are-blocks',
    line: 'heap',
    title: 'An aligned block is resized, promoted and freed like any other, and what lay before it is not lost.',
    needs: ['sigil_alloc_aligned', 'sigil_free'],
    run: async (run) => {
      const session = await run.open({ maxPages: 40 });
      for (let round = 0; round < 30; round += 1) {
        for (const [slot, align] of ALIGNMENTS.entries()) {
          await session.push(allocAligned(slot, 100 + slot, align));
          await session.push(realloc(slot, 100 + slot, round % 2 === 0 ? 2000 : 10));
        }
        await session.push(enter(0));
        await session.push(allocAligned(100, 777, 4096));
        await session.push(promote(0, 100, 777));
        for (const [slot] of ALIGNMENTS.entries()) await session.push(free(slot));
        await session.push(free(100));
      }
      await session.lookAtAll();
      run.equal(session.traps, 0, 'requests that failed');
      run.equal(session.shadow.blocks.size, 0, 'blocks that are left');
    },
  },
  {
    id: 'what-is-no-alignment',
    line: 'heap',
    title: 'An alignment that is no power of two, or over 65536, traps with bad-size and changes nothing.',
    needs: ['sigil_alloc_aligned', 'sigil_try_alloc_aligned'],
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(0, 100));
      for (const align of NO_ALIGNMENTS) {
        await trapsWithBadSize(run, session, allocAligned(1, 10, align));
        await trapsWithBadSize(run, session, { op: 'try-alloc-aligned', into: 1, size: 10, align });
      }
      await run.ok(session, alloc(1, 100));
      await session.lookAtAll();
    },
  },
];
