/** `sigil:managed`, weak handles and scopes: who may look at an object without keeping it, and what ends one. */
import { OBJECT_TYPES } from '../object-types.js';
import { NULL_BLOCK, type Op } from '../op.js';
import { Prng } from '../prng.js';
import type { Law, LawRun } from './law.js';
import {
  expectInfo,
  gcInfo,
  lives,
  openDescribed,
  past,
  skip,
  skipUncollected,
  skipUncounted,
  steps,
} from './managed-run.js';
import {
  ALL_OBJECT_FUNCTIONS,
  collect,
  discard,
  forget,
  held,
  link,
  make,
  release,
  retain,
  unlink,
  upgrade,
  weaken,
} from './managed-steps.js';
import { alloc, enter, exit, freeAll, promote } from './steps.js';

const needs = ALL_OBJECT_FUNCTIONS;
const { node, text } = OBJECT_TYPES;

/** Where a fresh instance lays objects and blocks, op by op. */
async function addressesOf(run: LawRun, ops: readonly Op[], isUsed: boolean): Promise<readonly number[]> {
  const session = await openDescribed(run);
  if (isUsed) {
    await session.runAll([...ops, ...held(900, text, 5000), alloc(901, 70_000), weaken(900, 900)]);
    await run.ok(session, freeAll);
  }
  const addresses: number[] = [];
  for (const op of ops) {
    const value = await run.ok(session, op);
    if (op.op === 'make' || op.op === 'alloc') addresses.push(value);
  }
  await session.close();
  return addresses;
}

export const weakLaws: readonly Law[] = [
  {
    id: 'weak-handles',
    line: 'managed',
    title: 'A weak handle leads to its object as long as that lives, does not keep it, and upgrade retains.',
    needs,
    skip: skipUncounted,
    run: async (run) => {
      const session = await openDescribed(run);
      await steps(run, session, [...held(1), weaken(1, 1), weaken(1, 2), ...held(3), weaken(3, 3)]);
      expectInfo(run, await gcInfo(run, session, 1), 1, 'of an object with two weak handles');
      await steps(run, session, [upgrade(1, 5), upgrade(2, 6)]);
      expectInfo(run, await gcInfo(run, session, 1), 3, 'after two upgrades');
      await steps(run, session, [release(5), release(6), release(1), upgrade(1, 90), upgrade(2, 90), forget(1)]);
      await steps(run, session, [...held(7), weaken(7, 7), upgrade(2, 90), upgrade(7, 91), upgrade(3, 92)]);
      await session.lookAtAll();
    },
  },
  {
    id: 'weak-handles-of-nothing',
    line: 'managed',
    title: 'The weak handle of 0 is 0, upgrade of it answers 0, and forget ignores it.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      await steps(run, session, [...held(1), weaken(1, 1)]);
      run.equal((await past(run, session, [weaken(NULL_BLOCK, 9)])).value, 0, 'the weak handle of 0');
      run.equal((await past(run, session, [upgrade({ literal: 0 }, 90)])).value, 0, 'upgrade of 0');
      await past(run, session, [forget({ literal: 0 })]);
      await lives(run, session, 1);
      await session.lookAtAll();
    },
  },
  {
    id: 'many-weak-handles',
    line: 'managed',
    title:
      'Handles that are taken and given back in any order never lead to another object, and room for them is used again.',
    needs,
    skip: skipUncounted,
    run: async (run) => {
      const session = await openDescribed(run);
      const random = new Prng(run.context.seed);
      let pages = 0;
      for (let round = 0; round < 20; round += 1) {
        for (let slot = 0; slot < 100; slot += 1) {
          await session.runAll([...held(slot, text, 20), weaken(slot, slot), weaken(slot, 100 + slot)]);
        }
        for (let slot = 0; slot < 100; slot += 1) {
          if (random.below(2) === 0) await session.push(release(slot));
          await session.push(upgrade(100 + slot, 300));
          if (random.below(2) === 0) await session.push(forget(slot));
        }
        for (const slot of session.plan.graph.namedSlots) {
          for (let left = session.plan.graph.named(slot)?.held ?? 0; left > 0; left -= 1)
            await session.push(release(slot));
        }
        for (let handle = 0; handle < 200; handle += 1) {
          await session.push(upgrade(handle, 300));
          await session.push(forget(handle));
        }
        await session.lookAtAll();
        if (round === 2) ({ pages } = session.shadow);
      }
      run.equal(session.shadow.pages, pages, 'pages after 20 rounds');
    },
  },
  {
    id: 'weak-handles-of-the-collected',
    line: 'managed',
    title: 'A weak handle answers 0 for an object that was released, collected or discarded, and for no other.',
    needs,
    skip: skipUncollected,
    run: async (run) => {
      const session = await openDescribed(run);
      for (const slot of [1, 2, 3, 4, 5]) await steps(run, session, [...held(slot), weaken(slot, slot)]);
      await steps(run, session, [link(1, 0, 2), link(2, 0, 1), link(3, 4, 1), release(1), release(2)]);
      await steps(run, session, [collect, unlink(3, 4), collect, release(3), discard(4)]);
      for (const handle of [1, 2, 3, 4]) await run.ok(session, upgrade(handle, 90));
      await lives(run, session, 5);
      await session.lookAtAll();
    },
  },
  {
    id: 'objects-outside-of-scopes',
    line: 'managed',
    title: 'Leaving a scope neither frees nor releases an object, whether it was made in the scope or before it.',
    needs,
    skip: skipUncounted,
    run: async (run) => {
      const session = await openDescribed(run);
      await session.runAll([
        ...held(1, node, 60),
        weaken(1, 1),
        enter(0),
        alloc(50, 40),
        ...held(2, node, 60),
        weaken(2, 2),
      ]);
      await session.runAll([
        enter(1),
        alloc(51, 3000),
        ...held(3, node, 9000),
        make(4, text, 30),
        weaken(3, 3),
        weaken(4, 4),
      ]);
      await session.runAll([link(1, 0, 2), link(2, 0, 3), link(3, 0, 1), retain(3), promote(1, 51, 100, 52), exit(0)]);
      for (const handle of [1, 2, 3]) await lives(run, session, handle);
      await session.lookAtAll();
      await session.runAll([enter(0), release(1), release(2), release(3), release(3), collect, exit(0), retain(4)]);
      await session.runAll([upgrade(1, 90), upgrade(2, 90), upgrade(3, 90), enter(0), release(4), upgrade(4, 90)]);
      await session.lookAtAll();
    },
  },
  {
    id: 'free-all-ends-objects',
    line: 'managed',
    title: 'free-all frees all objects and forgets candidates and weak handles: these answer 0.',
    needs,
    skip: skipUncounted,
    run: async (run) => {
      const session = await openDescribed(run);
      const slots = Array.from({ length: 100 }, (_, index) => 1 + index);
      for (const slot of slots) {
        await steps(run, session, [...held(slot), weaken(slot, slot), retain(slot), release(slot)]);
      }
      await steps(run, session, [link(1, 0, 2), link(2, 0, 1), freeAll]);
      for (const handle of slots) {
        run.equal((await past(run, session, [upgrade(handle, 90)])).value, 0, 'upgrade after free-all');
      }
      run.equal(
        (await past(run, session, [{ op: 'collect-step', budget: 2 ** 31 }])).value,
        0,
        'candidates after free-all',
      );
      await steps(run, session, [collect, ...held(4), weaken(4, 4), ...held(5), link(4, 0, 5), link(5, 0, 4)]);
      await steps(run, session, [release(5), release(4), collect, upgrade(4, 90)]);
      await session.lookAtAll();
    },
  },
  {
    id: 'free-all-is-a-fresh-start-for-objects',
    line: 10,
    title: 'After free-all the same calls lay objects where a fresh instance does.',
    needs,
    skip,
    run: async (run) => {
      const ops: Op[] = [];
      for (let slot = 0; slot < 30; slot += 1) {
        ops.push(...held(slot, node, 20 + 40 * slot), alloc(100 + slot, 70 * slot), weaken(slot, slot));
        if (slot % 3 === 2) ops.push(link(slot, 0, slot - 1), release(slot - 1), retain(slot), release(slot));
      }
      const fresh = await addressesOf(run, ops, false);
      const again = await addressesOf(run, ops, true);
      for (const [index, address] of fresh.entries())
        run.equal(again[index]!, address, `place ${index} after free-all`);
    },
  },
];
