import { NULL_BLOCK, type Op } from '../op.js';
import type { Session } from '../session.js';
import type { Law, LawRun } from './law.js';
import { releases, ring, slotsFrom, upgrades } from './managed-rings.js';
import { countAlive, lives, openDescribed, past, skipUncollected } from './managed-run.js';
import {
  ALL_OBJECT_FUNCTIONS,
  collect,
  collectStep,
  held,
  link,
  make,
  release,
  retain,
  setLimit,
  store,
  weaken,
} from './managed-steps.js';
import { alloc, free } from './steps.js';

const needs = ALL_OBJECT_FUNCTIONS;
const skip = skipUncollected;

/** A ring of two that nobody keeps, made past the session; weak handles `handle` and `handle + 1`. */
const lostRing = (handle: number): readonly Op[] => [
  ...[make(1), retain(1), make(2), weaken(1, handle), weaken(2, handle + 1)],
  ...[link(1, 0, 2), link(2, 4, 1), release(1)],
];

async function lostRings(run: LawRun, session: Session, count: number): Promise<readonly number[]> {
  for (let index = 0; index < count; index += 1) await past(run, session, lostRing(2 * index));
  return slotsFrom(0, 2 * count);
}

export const collectionLaws: readonly Law[] = [
  {
    id: 'collection-in-steps',
    line: 'managed',
    title:
      'collect-step frees what collect would, step by step, comes to an end, and tells how many candidates are left.',
    needs,
    skip,
    run: async (run) => {
      for (const budget of [10, 64, 2 ** 31]) {
        const session = await openDescribed(run);
        await past(run, session, [setLimit(0)]);
        const handles = await lostRings(run, session, 100);
        let left = 100;
        for (let count = 0; left > 0; count += 1) {
          const after = (await past(run, session, [collectStep(budget)])).value;
          if (after > left) throw run.broken(`a step left ${after} candidates, the one before it ${left}`);
          if (count > 200)
            throw run.broken(`${count} steps with a budget of ${budget} left ${after} candidates of 100`);
          left = after;
        }
        run.equal(await countAlive(run, session, handles), 0, `rings alive after steps with a budget of ${budget}`);
        await session.close();
      }
    },
  },
  {
    id: 'a-graph-beyond-the-budget',
    line: 'managed',
    title: 'collect-step with a budget that is too small for a graph comes back, harms nothing, and collect frees it.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      await session.runAll([setLimit(0), ...ring(100, 50), ...ring(200, 50)]);
      await session.runAll([...releases(100, 50), ...releases(200, 49)]);
      for (const budget of [0, 1, 3, 49]) await past(run, session, [collectStep(budget)]);
      await session.runAll([collect, ...upgrades(100, 50)]);
      for (const handle of slotsFrom(200, 50)) await lives(run, session, handle);
      await session.lookAtAll();
    },
  },
  {
    id: 'a-large-graph-is-passed-over',
    line: 'managed',
    title: 'Steps whose budget is too small for one graph free the others all the same.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      await past(run, session, [setLimit(0), ...ring(1000, 60), ...releases(1000, 60)]);
      const handles = await lostRings(run, session, 30);
      for (let step = 0; step < 400; step += 1) await past(run, session, [collectStep(20)]);
      run.equal(await countAlive(run, session, handles), 0, 'objects of small rings alive after 400 steps');
      await past(run, session, [collect]);
      run.equal(
        await countAlive(run, session, slotsFrom(1000, 60)),
        0,
        'objects of the large ring alive after collect',
      );
    },
  },
  {
    id: 'the-candidate-limit',
    line: 'managed',
    title: 'A make that finds `count` candidates collects first; with a limit of 0 none does.',
    needs,
    skip,
    run: async (run) => {
      for (const limit of [0, 1, 2, 20]) {
        const session = await openDescribed(run);
        await past(run, session, [setLimit(limit)]);
        const handles = await lostRings(run, session, 60);
        await past(run, session, [setLimit(0)]); // looking at them makes candidates
        const alive = await countAlive(run, session, handles);
        if (limit === 0) run.equal(alive, 120, 'objects alive that nobody collected');
        else if (alive > 2 * limit)
          throw run.broken(`${alive} objects of rings that nobody keeps live with a limit of ${limit}`);
        await past(run, session, [collect]);
        run.equal(await countAlive(run, session, handles), 0, 'objects alive after collect');
        await session.close();
      }
    },
  },
  {
    id: 'released-before-it-is-overwritten',
    line: 'managed',
    title: 'Nothing is collected in the middle of a release: a program may release a member before it overwrites it.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      // the caller holds 1, which keeps 2, which refers back; then 2 lets go of 1, and is only then written to
      await past(run, session, [setLimit(1), make(1), retain(1), weaken(1, 1), make(2), weaken(2, 2)]);
      await past(run, session, [link(1, 0, 2), link(2, 0, 1), release(1), store(2, NULL_BLOCK)]);
      await past(run, session, [make(3), collect]);
      run.equal(await countAlive(run, session, [1, 2]), 2, 'objects alive that the caller holds');
      await past(run, session, [release(1)]);
      run.equal(await countAlive(run, session, [1, 2]), 0, 'objects alive that nobody holds');
    },
  },
  {
    id: 'candidates-without-memory',
    line: 'managed',
    title: 'Cycles that are let go of while memory is full are found later as well.',
    needs: [...needs, 'sigil_free'],
    skip,
    run: async (run) => {
      const session = await openDescribed(run, 4);
      const rings = slotsFrom(100, 200);
      await session.runAll([
        setLimit(0),
        ...rings.flatMap((slot) => [...held(slot), weaken(slot, slot), link(slot, 0, slot)]),
      ]);
      let blocks = 1000;
      for (let size = 2 ** 17; size >= 1; size = Math.floor(size / 2)) {
        while ((await session.run(alloc(blocks, size))).status === 'ok') blocks += 1;
      }
      const blocksFreed = slotsFrom(1000, blocks - 1000).map((slot) => free(slot));
      // past the session: whoever finds no room to note a candidate may collect
      await past(run, session, [...rings.map((slot) => release(slot)), ...blocksFreed, collect]);
      run.equal(await countAlive(run, session, rings), 0, 'objects alive after collect');
    },
  },
];
