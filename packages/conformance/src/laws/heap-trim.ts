/** `sigil:heap`, trim: when everything is freed, the heap is one piece again. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { walkHeap } from '../audit.js';
import { Prng } from '../prng.js';
import type { Session } from '../session.js';
import type { Law, LawRun } from './law.js';
import { alloc, enter, exit, figure, free, realloc, trim } from './steps.js';

/** A search that rounds requests up to a class promises all but so much of a block. */
const CLASS_SHARE = 16;

async function churnAndFree(run: LawRun, session: Session): Promise<void> {
  const random = new Prng(run.context.seed);
  for (let turn = 0; turn < 2000; turn += 1) {
    const slot = random.below(150);
    if (turn % 500 === 100) await session.push(enter(0));
    if (turn % 500 === 300) {
      await session.flush(); // which blocks the scope owns must be known, or a slot would be taken for empty
      await session.push(exit(0));
    }
    const isLive = session.plan.entry(slot) !== undefined;
    const size = Math.floor(8 * 2 ** (random.below(1000) / 100));
    if (!isLive) await session.push(alloc(slot, size));
    else await session.push(turn % 3 === 0 ? realloc(slot, 0, size) : free(slot));
  }
  await session.flush();
  for (const slot of [...session.plan.live]) await session.push(free(slot));
  await session.flush();
}

export const trimLaws: readonly Law[] = [
  {
    id: 'trim-answers-what-is-free-at-the-end',
    line: 'heap',
    title: 'trim answers the bytes that are free in one piece at the end of the heap: so much more can be had at once.',
    needs: ['sigil_trim', 'sigil_free'],
    run: async (run) => {
      const session = await run.open();
      await session.runAll([alloc(0, 5 * PAGE_BYTES), alloc(1, 100), free(0)]);
      const before = await run.ok(session, trim);
      if (before >= 5 * PAGE_BYTES) throw run.broken(`trim answers ${before} bytes at the end, behind a live block`);
      await run.ok(session, free(1));
      const after = await run.ok(session, trim);
      if (after < 5 * PAGE_BYTES) throw run.broken(`trim answers ${after} bytes when all of the heap is free`);
      const { pages } = session.shadow;
      await run.ok(session, alloc(2, 5 * PAGE_BYTES));
      run.equal(session.shadow.pages, pages, 'pages after a request of what is free at the end');
    },
  },
  {
    id: 'one-block-spans-the-heap',
    line: 'heap',
    title: 'When everything is freed and trimmed, one free block spans all that is reserved.',
    needs: [
      'sigil_trim',
      'sigil_free',
      'sigil_live_bytes',
      'sigil_free_bytes',
      'sigil_largest_free_bytes',
      'sigil_reserved_bytes',
    ],
    run: async (run) => {
      const session = await run.open();
      await churnAndFree(run, session);
      const atEnd = await run.ok(session, trim);
      run.equal(await run.ok(session, figure('live-bytes')), 0, 'live-bytes when all is freed');
      const reserved = await run.ok(session, figure('reserved-bytes'));
      const expectNear = (value: number, what: string, most: number): void => {
        if (value < most) throw run.broken(`${what} is ${value} when all of ${reserved} reserved bytes is freed`);
      };
      expectNear(atEnd, 'what is free at the end', reserved - PAGE_BYTES);
      expectNear(await run.ok(session, figure('free-bytes')), 'free-bytes', reserved - PAGE_BYTES);
      const largest = await run.ok(session, figure('largest-free-bytes'));
      expectNear(largest, 'largest-free-bytes', reserved - PAGE_BYTES - Math.floor(reserved / CLASS_SHARE));
      await expectOneBlock(run, session);
    },
  },
];

async function expectOneBlock(run: LawRun, session: Session): Promise<void> {
  if (!session.functions.has('sigil_next_block') || !session.functions.has('sigil_block_kind')) return;
  const kinds = (await walkHeap(session.instance)).map(({ kind }) => kind);
  if (kinds.length !== 1 || kinds[0] !== 'free') {
    throw run.broken(
      `a walk meets ${kinds.length} blocks (${kinds.slice(0, 8).join(', ')}) when all is freed, not one`,
    );
  }
}
