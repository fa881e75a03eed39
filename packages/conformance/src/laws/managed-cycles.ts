/** `sigil:managed`, cycles: a collection frees what only references among themselves keep, and nothing else. */
import { OBJECT_TYPES } from '../object-types.js';
import type { Op } from '../op.js';
import { Prng } from '../prng.js';
import type { Session } from '../session.js';
import type { Law, LawRun } from './law.js';
import { countAlive, lives, openDescribed, past, skipUncollected, steps } from './managed-run.js';
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
  unlink,
  upgrade,
  weaken,
} from './managed-steps.js';
import { alloc, free } from './steps.js';

const needs = ALL_OBJECT_FUNCTIONS;
const skip = skipUncollected;
const { node, pair } = OBJECT_TYPES;

const slotsFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index);

/** A ring of nodes, each held by the caller and with a weak handle in the slot of its own number. */
function ring(first: number, count: number): readonly Op[] {
  const slots = slotsFrom(first, count);
  return [
    ...slots.flatMap((slot) => [...held(slot, node, 40), weaken(slot, slot)]),
    ...slots.map((slot, index) => link(slot, 0, slots[(index + 1) % count]!)),
  ];
}

const releases = (first: number, count: number): readonly Op[] => slotsFrom(first, count).map((slot) => release(slot));

const upgrades = (first: number, count: number): readonly Op[] =>
  slotsFrom(first, count).map((handle) => upgrade(handle, 90));

/** A ring of two that nobody keeps, made past the session; weak handles `handle` and `handle + 1`. */
const lostRing = (handle: number): readonly Op[] => [
  ...[make(1), retain(1), make(2), weaken(1, handle), weaken(2, handle + 1)],
  ...[link(1, 0, 2), link(2, 4, 1), release(1)],
];

async function lostRings(run: LawRun, session: Session, count: number): Promise<readonly number[]> {
  for (let index = 0; index < count; index += 1) await past(run, session, lostRing(2 * index));
  return slotsFrom(0, 2 * count);
}

export const cycleLaws: readonly Law[] = [
  {
    id: 'cycles-are-collected',
    line: 'managed',
    title: 'collect frees rings of any length, objects that refer to themselves, and what hangs from them.',
    needs,
    skip,
    run: async (run) => {
      for (const count of [1, 2, 3, 100]) {
        const session = await openDescribed(run);
        await session.runAll([setLimit(0), ...ring(100, count), ...held(1), weaken(1, 1), link(100, 8, 1), release(1)]);
        await session.runAll(releases(100, count));
        for (const handle of [1, 100]) await lives(run, session, handle);
        await session.runAll([collect, ...upgrades(100, count), upgrade(1, 90)]);
        await session.lookAtAll();
        await session.close();
      }
    },
  },
  {
    id: 'what-is-kept-is-not-collected',
    line: 'managed',
    title:
      'collect frees nothing that is held or that a held object leads to, through cycles or not, and no count changes.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      await session.runAll([
        ...ring(10, 5),
        ...ring(20, 5),
        ...ring(30, 5),
        link(12, 4, 20),
        link(22, 4, 30),
        link(34, 8, 10),
      ]);
      for (const first of [10, 20, 30]) await session.runAll(releases(first, 5).slice(1));
      await session.runAll([release(20), release(30), collect]);
      for (const handle of [...slotsFrom(10, 5), ...slotsFrom(20, 5), ...slotsFrom(30, 5)])
        await lives(run, session, handle);
      await session.runAll([collect, release(10), collect, ...upgrades(10, 5), ...upgrades(20, 5), ...upgrades(30, 5)]);
      await session.lookAtAll();
    },
  },
  {
    id: 'objects-that-nobody-counts-yet',
    line: 'managed',
    title: 'A new object whose count is 0 is no garbage, nor is what it refers to.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      await session.runAll([...ring(10, 3), make(1, pair, 60), weaken(1, 1), link(1, 24, 11), ...releases(10, 3)]);
      await session.runAll([collect, collect]);
      for (const handle of [10, 11, 12]) await lives(run, session, handle);
      await session.runAll([retain(1), release(1), upgrade(1, 90), collect, ...upgrades(10, 3)]);
      await session.lookAtAll();
    },
  },
  {
    id: 'garbage-releases-what-it-refers-to',
    line: 'managed',
    title:
      'What a collected cycle refers to loses those references: an object that is still held has its count, others die.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      await session.runAll([...ring(10, 4), ...held(1, node, 50), ...held(2, OBJECT_TYPES.text, 50), ...ring(20, 2)]);
      await session.runAll([
        weaken(1, 1),
        weaken(2, 2),
        link(10, 4, 1),
        link(11, 4, 1),
        link(12, 4, 2),
        link(13, 4, 20),
      ]);
      await session.runAll([release(2), ...releases(10, 4), ...releases(20, 2), collect, upgrade(2, 90)]);
      await session.runAll([...upgrades(10, 4), ...upgrades(20, 2), release(1), upgrade(1, 90)]);
      await session.lookAtAll();
    },
  },
  {
    id: 'garbage-that-is-asked-for-again',
    line: 'managed',
    title:
      'A cycle that nobody keeps any more lives until it is collected: who has a weak handle of it may take it back.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      await session.runAll([setLimit(0), ...ring(10, 6), ...releases(10, 6), upgrade(13, 50), collect]);
      for (const handle of slotsFrom(10, 6)) await lives(run, session, handle);
      await session.runAll([link(50, 0, 50), collect, release(50), collect, ...upgrades(10, 6)]);
      await session.lookAtAll();
    },
  },
  {
    id: 'graphs-of-any-shape',
    line: 'managed',
    title: 'After collect exactly the unreachable objects of a random graph are gone.',
    needs,
    skip,
    run: async (run) => {
      for (let round = 0; round < 4; round += 1) {
        const random = new Prng(run.context.seed + round);
        const session = await openDescribed(run);
        const slots = slotsFrom(100, 300);
        await session.runAll(slots.flatMap((slot) => [...held(slot, node, 40), weaken(slot, slot)]));
        for (let edge = 0; edge < 400 + 200 * round; edge += 1) {
          await session.push(link(random.pick(slots), 4 * random.below(4), random.pick(slots)));
        }
        for (const slot of slots) if (random.below(20) > 0) await session.push(release(slot));
        await session.runAll([collect, ...upgrades(100, 300)]);
        await session.lookAtAll();
        await session.close();
      }
    },
  },
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
    title: 'A release that makes the count-th candidate collects; with a limit of 0 none does.',
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
        else if (alive >= 2 * limit)
          throw run.broken(`${alive} objects of rings that nobody keeps live with a limit of ${limit}`);
        await past(run, session, [collect]);
        run.equal(await countAlive(run, session, handles), 0, 'objects alive after collect');
        await session.close();
      }
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
  {
    id: 'a-cycle-is-cut',
    line: 'managed',
    title: 'A ring that is cut open dies as a list does, from its beginning, candidates and all.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      await session.runAll([setLimit(0), ...ring(10, 20), ...releases(10, 20).slice(1), unlink(10, 0)]);
      await session.runAll(upgrades(11, 19)); // 10 alone is left
      await session.lookAtAll();
      await steps(run, session, [link(10, 0, 10), release(10), collect, upgrade(10, 90)]);
      await session.lookAtAll();
    },
  },
];
