import { countsReferences } from '../answers.js';
import { CLASS_BORDER_SIZES, PAGE_SIZES } from '../edge-sizes.js';
import { OBJECT_TYPES, STATICS_AT } from '../object-types.js';
import { NULL_BLOCK, type Op } from '../op.js';
import type { Law } from './law.js';
import {
  expectInfo,
  gcInfo,
  lives,
  openDescribed,
  past,
  skip,
  skipCounted,
  skipUncounted,
  steps,
} from './managed-run.js';
import {
  ALL_OBJECT_FUNCTIONS,
  collect,
  discard,
  held,
  link,
  load,
  make,
  release,
  retain,
  store,
  unlink,
  upgrade,
  weaken,
} from './managed-steps.js';

const needs = ALL_OBJECT_FUNCTIONS;
const GC_INFO = -12;
const MOST_REFERENCES = 0x0fff_ffff;

const { node, text, record, leaf } = OBJECT_TYPES;

/** Slots of objects made one after the other. */
const FIRST = 10;

export const objectLaws: readonly Law[] = [
  {
    id: 'headers-of-objects',
    line: 'managed',
    title:
      'An object has its header before a reference that is a multiple of 16: black and not buffered, its id, its size.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run, 8192);
      const sizes = [0, 1, 15, 16, 17, ...CLASS_BORDER_SIZES, ...PAGE_SIZES.slice(0, 8)];
      for (const [index, size] of sizes.entries()) {
        const slot = FIRST + index;
        await run.ok(session, make(slot, index % 2 === 0 ? text : leaf, size));
        const info = await gcInfo(run, session, slot);
        if (countsReferences(run.answers)) expectInfo(run, info, 0, 'of a new object');
        else if (info > 1) expectInfo(run, info, 1, 'of a new object');
        for (const plus of [-8, -4]) await run.ok(session, load({ slot, plus }));
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'ids-without-a-type',
    line: 'managed',
    title: 'An object may have any id, also one that no type is known of.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      for (const id of [13, 0x7fff_ffff, 0xffff_ffff]) {
        const ops: Op[] = [{ op: 'make', into: 1, size: 40, id }, retain(1), load({ slot: 1, plus: -8 })];
        run.equal((await past(run, session, ops)).value, id, 'the runtime id');
        await past(run, session, [retain(1), release(1), release(1), collect]);
      }
      await session.lookAtAll();
    },
  },
  {
    id: 'counts-of-references',
    line: 'managed',
    title:
      'retain counts one more and answers the reference; release counts one less, and what is left is a candidate.',
    needs,
    skip: skipUncounted,
    run: async (run) => {
      const session = await openDescribed(run);
      await steps(run, session, [make(1), make(2, text, 40)]);
      for (let count = 1; count <= 5; count += 1) {
        await steps(run, session, [retain(1), retain(2)]);
        for (const slot of [1, 2]) expectInfo(run, await gcInfo(run, session, slot), count, `after ${count} retains`);
      }
      await steps(run, session, [release(1), release(2)]);
      expectInfo(run, await gcInfo(run, session, 1), 0xb000_0004, 'after a release, buffered and purple,');
      expectInfo(run, await gcInfo(run, session, 2), 4, 'after a release, of an acyclic type,');
      await run.ok(session, collect);
      expectInfo(run, await gcInfo(run, session, 1), 4, 'after a collection that the object lived through');
      await session.lookAtAll();
    },
  },
  {
    id: 'nothing-is-counted',
    line: 'managed',
    title:
      'Who does not free at the last release leaves GC info and the object alone, whatever is retained and released.',
    needs,
    skip: skipCounted,
    run: async (run) => {
      const session = await openDescribed(run);
      await run.ok(session, make(1, node, 100));
      const before = await gcInfo(run, session, 1);
      for (const op of [retain(1), release(1), release(1), collect, release(1)]) await past(run, session, [op]);
      expectInfo(run, await gcInfo(run, session, 1), before, 'after two retains and three releases');
      await steps(run, session, [make(2, node, 100), link(1, 0, 2), link(2, 0, 1), unlink(1, 0), collect]);
      for (let slot = FIRST; slot < FIRST + 50; slot += 1) await run.ok(session, make(slot, node, 60 + slot));
      await session.lookAtAll();
    },
  },
  {
    id: 'the-last-release',
    line: 'managed',
    title: 'With the last release an object dies, and with it what only it kept, and nothing else.',
    needs,
    skip: skipUncounted,
    run: async (run) => {
      const session = await openDescribed(run);
      for (const slot of [1, 2, 3, 4, 5]) await steps(run, session, [...held(slot, node, 100), weaken(slot, slot)]);
      // 1 keeps 2 and 3, which share 4; 5 is kept by 3 and by the caller
      await steps(run, session, [link(1, 0, 2), link(1, 4, 3), link(2, 0, 4), link(3, 12, 4), link(3, 8, 5)]);
      await steps(run, session, [release(2), release(3), release(4)]);
      for (const handle of [2, 3, 4]) await lives(run, session, handle);
      await run.ok(session, release(1));
      for (const handle of [1, 2, 3, 4]) await run.ok(session, upgrade(handle, 90)); // 0, says the model
      await session.lookAtAll();
      await run.ok(session, release(5));
      await run.ok(session, upgrade(5, 90));
      await session.lookAtAll();
    },
  },
  {
    id: 'nobody-and-static-objects',
    line: 'managed',
    title:
      'retain, release, discard and links ignore 0; retain, release and collections ignore objects below the heap.',
    needs,
    skip,
    run: async (run) => {
      const session = await openDescribed(run);
      const ref = { literal: STATICS_AT };
      const word = (plus: number): { literal: number } => ({ literal: STATICS_AT + plus });
      const header: Op[] = [-16, -12, -8, -4, 0].map((plus) => store(word(plus), { literal: plus === -4 ? 16 : 0 }));
      await past(run, session, header);
      const before = await session.instance.read(STATICS_AT - 16, 32);
      await steps(run, session, [retain(NULL_BLOCK), release(NULL_BLOCK), discard(NULL_BLOCK), ...held(1), ...held(2)]);
      run.equal((await past(run, session, [retain(ref)])).value, STATICS_AT, 'retain of a static object');
      await past(run, session, [release(ref), release(ref), link(1, 4, ref)]);
      await steps(run, session, [link(1, 0, 2), link(2, 0, 1), release(1), collect, release(2), collect]);
      const after = await session.instance.read(STATICS_AT - 16, 32);
      if (before.some((byte, index) => byte !== after[index]))
        throw run.broken('the header of a static object changed');
      await session.lookAtAll();
    },
  },
  {
    id: 'count-overflow',
    line: 'managed',
    title: 'A count of 2^28-1 is the largest: the next retain traps with refcount-overflow and changes nothing.',
    needs,
    skip: skipUncounted,
    run: async (run) => {
      const session = await openDescribed(run);
      await steps(run, session, [...held(1, text, 40), weaken(1, 1), ...held(2)]); // of a type that makes no candidates
      const info = { slot: 1, plus: GC_INFO };
      await past(run, session, [store(info, { literal: MOST_REFERENCES - 1 }), retain(1)]);
      for (const op of [retain(1), upgrade(1, 90), link(2, 0, 1)]) {
        const trapped = (await session.instance.run([op])).at(-1)!;
        if (trapped.trap !== 'refcount-overflow') {
          throw run.broken(`${op.op} beyond 2^28-1 references must trap with refcount-overflow: ${trapped.trap}`);
        }
        const { value } = await past(run, session, [load(info)]);
        expectInfo(run, value, MOST_REFERENCES, 'after the trap');
      }
      const below = await past(run, session, [release(1), load(info)]);
      expectInfo(run, below.value, MOST_REFERENCES - 1, 'after a release');
      await past(run, session, [store(info, { literal: 1 })]);
      await steps(run, session, [release(1), upgrade(1, 91), ...held(3), release(2)]);
      await session.lookAtAll();
    },
  },
  {
    id: 'members-of-acyclic-objects',
    line: 'managed',
    title: 'An object of an acyclic type is never a candidate, and releases what it refers to all the same.',
    needs,
    skip: skipUncounted,
    run: async (run) => {
      const session = await openDescribed(run);
      await steps(run, session, [...held(1, record, 60), ...held(2, text, 60), weaken(1, 1), weaken(2, 2)]);
      await steps(run, session, [link(1, 8, 2), release(2), retain(1), release(1)]);
      expectInfo(run, await gcInfo(run, session, 1), 1, 'after a release, of an acyclic type,');
      run.equal((await past(run, session, [{ op: 'collect-step', budget: 0 }])).value, 0, 'the number of candidates');
      await steps(run, session, [release(1), upgrade(1, 90), upgrade(2, 90)]);
      await session.lookAtAll();
    },
  },
];
