/** `sigil:statistics`: figures that agree with what happened. Sessions set them against the shadow heap after every batch. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { figureNames } from '../functions.js';
import type { FigureName } from '../further-op.js';
import { Prng } from '../prng.js';
import type { Session } from '../session.js';
import type { Law, LawRun } from './law.js';
import { alloc, enter, exit, figure, free, freeAll, growMemory, promote, realloc } from './steps.js';

const ALL = [
  'sigil_live_bytes',
  'sigil_live_blocks',
  'sigil_peak_bytes',
  'sigil_free_bytes',
  'sigil_largest_free_bytes',
  'sigil_reserved_bytes',
] as const;

type Figures = Readonly<Record<FigureName, number>>;

async function figuresOf(run: LawRun, session: Session): Promise<Figures> {
  const values: [FigureName, number][] = [];
  for (const name of figureNames) values.push([name, await run.ok(session, figure(name))]);
  return Object.fromEntries(values) as Figures;
}

export const statisticsLaws: readonly Law[] = [
  {
    id: 'figures-of-every-step',
    line: 'statistics',
    title: 'Live blocks and bytes are right after every kind of call, and 0 after free-all.',
    needs: ALL,
    run: async (run) => {
      const session = await run.open();
      const steps = [
        ...[alloc(0, 100), alloc(1, 0), alloc(2, 70_000), realloc(0, 100, 5000), realloc(2, 70_000, 10)],
        ...[enter(0), alloc(3, 40), alloc(4, 9000), enter(1), alloc(5, 40), realloc(0, 5000, 12_000)],
        ...[promote(1, 5, 20), alloc(6, 300), exit(0), alloc(7, 1000)],
      ];
      for (const step of steps) await run.ok(session, step);
      await session.lookAtAll();
      const before = await figuresOf(run, session);
      await run.ok(session, freeAll);
      const after = await figuresOf(run, session);
      run.equal(after['live-blocks'], 0, 'live-blocks after free-all');
      run.equal(after['live-bytes'], 0, 'live-bytes after free-all');
      run.equal(after['peak-bytes'], before['peak-bytes'], 'peak-bytes after free-all');
      if (after['free-bytes'] < before['free-bytes']) throw run.broken('free-bytes fell through free-all');
    },
  },
  {
    id: 'figures-after-frees',
    line: 'statistics',
    title: 'Live blocks and bytes are right after every free, inside scopes and outside, of blocks of any scope.',
    needs: [...ALL, 'sigil_free'],
    run: async (run) => {
      const session = await run.open();
      for (let slot = 0; slot < 8; slot += 1) await run.ok(session, alloc(slot, 700 * slot));
      for (const slot of [1, 7]) await run.ok(session, free(slot));
      await run.ok(session, enter(0));
      for (let slot = 10; slot < 18; slot += 1) await run.ok(session, alloc(slot, 700 * (slot - 10)));
      await run.ok(session, enter(1));
      await run.ok(session, alloc(20, 64));
      for (const slot of [2, 12, 17, 20, 11]) await run.ok(session, free(slot));
      await session.lookAtAll();
      await run.ok(session, exit(1));
      await session.lookAtAll();
      await run.ok(session, exit(0));
      for (const slot of [0, 3, 4, 5, 6]) await run.ok(session, free(slot));
      await session.lookAtAll();
      run.equal(await run.ok(session, figure('live-bytes')), 0, 'live-bytes when all is freed');
    },
  },
  {
    id: 'a-failed-request-changes-no-figure',
    line: 5,
    title: 'After a request that failed the figures are as before it.',
    needs: ALL,
    run: async (run) => {
      const session = await run.open({ maxPages: 4 });
      await session.runAll([alloc(0, 1000), enter(0), alloc(1, 30_000), alloc(2, 500)]);
      const before = await figuresOf(run, session);
      await run.exhausts(session, alloc(3, 5 * PAGE_BYTES));
      await run.exhausts(session, alloc(3, 2 ** 32 - 1));
      await run.exhausts(session, realloc(1, 30_000, 5 * PAGE_BYTES));
      const after = await figuresOf(run, session);
      for (const name of ['live-bytes', 'live-blocks', 'peak-bytes', 'reserved-bytes'] as const) {
        run.equal(after[name], before[name], `${name} after requests that failed`);
      }
      // What was cached may have been merged, for nothing.
      for (const name of ['free-bytes', 'largest-free-bytes'] as const) {
        if (after[name] < before[name]) throw run.broken(`${name} fell from ${before[name]} to ${after[name]}`);
      }
    },
  },
  {
    id: 'the-largest-free-bytes-can-be-had',
    line: 'statistics',
    title: 'A request of the largest free bytes is served without growing memory.',
    needs: [...ALL, 'sigil_free'],
    run: async (run) => {
      const random = new Prng(run.context.seed);
      const session = await run.open({ maxPages: 64 });
      for (let slot = 0; slot < 200; slot += 1) await session.push(alloc(slot, random.below(6000)));
      for (let round = 0; round < 40; round += 1) {
        for (let count = 0; count < 20; count += 1) await session.push(free(random.below(200)));
        const largest = await run.ok(session, figure('largest-free-bytes'));
        const { pages } = session.shadow;
        if (largest > 0) await run.ok(session, alloc(500, largest));
        run.equal(session.shadow.pages, pages, `pages after a request of ${largest} bytes`);
        await session.runAll([free(500)]);
        for (let count = 0; count < 10; count += 1) await session.push(alloc(random.below(200), random.below(3000)));
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'used-and-reserved-are-told-apart',
    line: 13,
    title: 'Reserved bytes grow with memory and stay; live bytes come and go; what somebody else grew is neither.',
    needs: ALL,
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(0, 1000));
      const small = await figuresOf(run, session);
      await run.ok(session, alloc(1, 20 * PAGE_BYTES));
      const large = await figuresOf(run, session);
      if (large['reserved-bytes'] < small['reserved-bytes'] + 19 * PAGE_BYTES) {
        throw run.broken(`reserved-bytes is ${large['reserved-bytes']} after a request of 20 pages`);
      }
      await run.ok(session, freeAll);
      const after = await figuresOf(run, session);
      run.equal(after['reserved-bytes'], large['reserved-bytes'], 'reserved-bytes after free-all');
      if (after['free-bytes'] < 20 * PAGE_BYTES)
        throw run.broken(`free-bytes is ${after['free-bytes']} after free-all`);
      await run.ok(session, growMemory(3));
      run.equal(
        await run.ok(session, figure('reserved-bytes')),
        after['reserved-bytes'],
        'reserved-bytes after somebody else grew memory',
      );
    },
  },
];
