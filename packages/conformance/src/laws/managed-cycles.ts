/** `sigil:managed`, cycles: a collection frees what only references among themselves keep, and nothing else. */
import { OBJECT_TYPES } from '../object-types.js';
import { Prng } from '../prng.js';
import type { Law } from './law.js';
import { releases, ring, slotsFrom, upgrades } from './managed-rings.js';
import { lives, openDescribed, skipUncollected, steps } from './managed-run.js';
import {
  ALL_OBJECT_FUNCTIONS,
  collect,
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

const needs = ALL_OBJECT_FUNCTIONS;
const skip = skipUncollected;
const { node, pair } = OBJECT_TYPES;

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
