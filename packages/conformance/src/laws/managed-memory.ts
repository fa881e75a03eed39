/** `sigil:managed`, the memory of objects: had again when they are dead, resized, given up, and not to be had. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { countsReferences } from '../answers.js';
import { IMPOSSIBLE_SIZES } from '../edge-sizes.js';
import { OBJECT_TYPES } from '../object-types.js';
import type { Law } from './law.js';
import { lives, openDescribed, skip, skipUncounted, steps } from './managed-run.js';
import {
  ALL_OBJECT_FUNCTIONS,
  collect,
  discard,
  held,
  link,
  make,
  release,
  resize,
  retain,
  unlink,
  upgrade,
  weaken,
} from './managed-steps.js';
import { alloc } from './steps.js';

const needs = ALL_OBJECT_FUNCTIONS;

const { node, text } = OBJECT_TYPES;

/** Slots of objects made one after the other. */
const FIRST = 10;

export const objectMemoryLaws: readonly Law[] = [
  {
    id: 'memory-of-the-dead',
    line: 'managed',
    title:
      'The memory of an object that died is there for the next: any number of them one after the other does not grow the heap.',
    needs,
    skip: skipUncounted,
    run: async (run) => {
      const session = await openDescribed(run);
      const rounds = Math.min(250_000, Math.ceil(run.context.ops / 8));
      let pages = 0;
      for (let round = 0; round < rounds; round += 1) {
        for (const op of [...held(1), ...held(2), link(1, 0, 2), release(2), release(1)]) await session.push(op);
        if (round !== Math.floor(rounds / 10)) continue;
        await session.flush();
        ({ pages } = session.shadow);
      }
      await session.flush();
      run.equal(session.shadow.pages, pages, `pages after ${rounds} rounds`);
    },
  },
  {
    id: 'resized-objects',
    line: 'managed',
    title:
      'An object that is resized, in place or not, keeps bytes, id and count; the weak handles of who counts follow.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      for (const slot of [1, 2, 3]) await steps(run, session, [...held(slot, node, 100), weaken(slot, slot)]);
      await steps(run, session, [...held(4), link(2, 4, 4), retain(2), retain(2), release(2)]); // 2 is a candidate now
      for (const size of [100, 101, 300, 16, 5000, 40, PAGE_BYTES, 70, 20_000]) {
        await steps(run, session, [alloc(50, 24), resize(2, size, 2), resize(1, size + 40, 5), resize(5, 30, 1)]);
        await session.lookAtAll();
      }
      if (countsReferences(run.answers)) for (const handle of [1, 2, 3]) await lives(run, session, handle);
      await steps(run, session, [unlink(2, 4), release(2), collect]);
      await session.lookAtAll();
    },
  },
  {
    id: 'discarded-objects',
    line: 'managed',
    title: 'discard frees an object whatever its count, also a candidate, and releases nothing that it refers to.',
    needs,
    skip: skipUncounted,
    run: async (run) => {
      const session = await openDescribed(run);
      for (const slot of [1, 2, 3]) await steps(run, session, [...held(slot, node, 100), weaken(slot, slot)]);
      await steps(run, session, [link(1, 0, 3), link(2, 4, 3), retain(2), retain(1), release(2)]);
      await steps(run, session, [discard(1), discard(2), upgrade(1, 90), upgrade(2, 90), collect]);
      await session.lookAtAll();
      for (let slot = FIRST; slot < FIRST + 20; slot += 1) await run.ok(session, make(slot, node, 100));
      await lives(run, session, 3);
      await session.lookAtAll();
    },
  },
  {
    id: 'objects-without-memory',
    line: 'managed',
    title: 'make and resize without memory trap, tell the size with the header, and lose nothing.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run, 8);
      for (const slot of [1, 2, 3]) await steps(run, session, [...held(slot, node, 300), weaken(slot, slot)]);
      await steps(run, session, [link(1, 0, 2), link(2, 0, 1)]);
      for (const size of [9 * PAGE_BYTES, 2 ** 31, ...IMPOSSIBLE_SIZES]) {
        await run.exhausts(session, make(4, text, size));
        await run.exhausts(session, resize(3, size, 3));
      }
      await session.lookAtAll();
      await steps(run, session, [make(4, text, 100), upgrade(1, 5), release(5), release(1), release(2), collect]);
      await session.lookAtAll();
    },
  },
];
