/** `sigil:heap`, free: what is freed is there to be had again, and nothing else is. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { CLASS_BORDER_SIZES, PAGE_SIZES } from '../edge-sizes.js';
import { NULL_BLOCK } from '../op.js';
import { Prng } from '../prng.js';
import type { Session } from '../session.js';
import type { Law, LawRun } from './law.js';
import { alloc, free, freeAll } from './steps.js';

const NEEDS = ['sigil_free'] as const;
const MOST_PAIRS = 1_000_000;
/** Slots from here on hold what fills memory up. */
const FILLING = 1000;

/** Takes all memory there is, in ever smaller blocks. */
async function fillUp(session: Session): Promise<void> {
  let slot = FILLING;
  for (let size = session.instance.maxPages * PAGE_BYTES; size >= 1; size = Math.floor(size / 2)) {
    while ((await session.run(alloc(slot, size))).status === 'ok') slot += 1;
  }
}

async function servedAgain(run: LawRun, size: number): Promise<void> {
  const session = await run.open({ maxPages: 6 });
  for (const slot of [0, 1, 2]) await run.ok(session, alloc(slot, size));
  await fillUp(session);
  await run.ok(session, free(1));
  await run.ok(session, alloc(1, size));
  await session.lookAtAll();
  await session.close();
}

const ROUNDS = 200;
/** After so many rounds the heap has what it needs. */
const SETTLED_ROUNDS = 10;

async function inOrder(run: LawRun, order: (count: number, random: Prng) => number[]): Promise<void> {
  const session = await run.open();
  const random = new Prng(run.context.seed);
  const sizes = Array.from({ length: 60 }, () => random.below(2000));
  let pages = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [slot, size] of sizes.entries()) await session.push(alloc(slot, size));
    if (round % 20 === 0) await session.lookAtAll();
    for (const slot of order(sizes.length, random)) await session.push(free(slot));
    if (round !== SETTLED_ROUNDS) continue;
    await session.flush();
    ({ pages } = session.shadow);
  }
  await session.flush();
  run.equal(session.shadow.pages, pages, `pages after ${ROUNDS} rounds`);
}

const upwards = (count: number): number[] => Array.from({ length: count }, (_, slot) => slot);

function shuffled(count: number, random: Prng): number[] {
  const slots = upwards(count);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [slots[last], slots[other]] = [slots[other]!, slots[last]!];
  }
  return slots;
}

export const freeLaws: readonly Law[] = [
  {
    id: 'free-makes-memory-reusable',
    line: 'heap',
    title: 'Blocks allocated and freed, a million times, do not grow memory.',
    needs: NEEDS,
    run: async (run) => {
      const session = await run.open({ patterns: false });
      for (let slot = 0; slot < 64; slot += 1) await run.ok(session, alloc(slot, 40 * slot));
      const random = new Prng(run.context.seed);
      const pairs = Math.min(MOST_PAIRS, run.context.ops);
      const settled = Math.floor(pairs / 10);
      let pages = 0;
      for (let pair = 0; pair < pairs; pair += 1) {
        await session.push(alloc(100, random.below(1000)));
        await session.push(free(100));
        if (pair !== settled) continue;
        await session.flush();
        ({ pages } = session.shadow);
      }
      await session.flush();
      run.equal(session.shadow.pages, pages, `pages after ${pairs} pairs`);
    },
  },
  {
    id: 'freed-in-any-order',
    line: 'heap',
    title: 'Blocks freed first to last, last to first or in any order leave the same memory for the next round.',
    needs: NEEDS,
    run: async (run) => {
      await inOrder(run, upwards);
      await inOrder(run, (count) => upwards(count).reverse());
      await inOrder(run, shuffled);
    },
  },
  {
    id: 'the-same-size-is-served-where-it-was-freed',
    line: 'heap',
    title: 'In a heap that is full, the size of a freed block can be had again (espressif/tlsf#2).',
    needs: NEEDS,
    run: async (run) => {
      for (const size of CLASS_BORDER_SIZES) await servedAgain(run, size);
      for (const size of PAGE_SIZES.slice(0, 19)) await servedAgain(run, size);
    },
  },
  {
    id: 'freed-neighbours-merge',
    line: 'heap',
    title: 'Small blocks that lay side by side, once freed, serve a request as large as nearly all of them.',
    needs: NEEDS,
    run: async (run) => {
      for (const order of [upwards, shuffled]) {
        const session = await run.open();
        const count = 2000;
        for (let slot = 0; slot < count; slot += 1) await session.push(alloc(slot, 120));
        for (const slot of order(count, new Prng(run.context.seed))) await session.push(free(slot));
        await session.flush();
        const { pages } = session.shadow;
        await run.ok(session, alloc(0, (count * 120 * 7) / 8));
        run.equal(session.shadow.pages, pages, `pages after a request for 7/8 of ${count} freed blocks`);
        await session.lookAtAll();
      }
    },
  },
  {
    id: 'a-hole-is-not-lost',
    line: 'heap',
    title: 'A large freed block serves many small ones, to its end (wee_alloc#106).',
    needs: NEEDS,
    run: async (run) => {
      const session = await run.open();
      await session.runAll([alloc(0, 4 * PAGE_BYTES), alloc(1, 10), free(0)]);
      const { pages } = session.shadow;
      for (let round = 0; round < 30; round += 1) {
        for (let slot = 2; slot < 60; slot += 1) await session.push(alloc(slot, 1000 + 50 * round));
        for (let slot = 2; slot < 60; slot += 1) await session.push(free(slot));
      }
      await session.lookAtAll();
      run.equal(session.shadow.pages, pages, 'pages after rounds within one freed block');
    },
  },
  {
    id: 'free-of-null',
    line: 'heap',
    title: 'free(0) does nothing.',
    needs: NEEDS,
    run: async (run) => {
      const one = await run.open();
      const other = await run.open();
      for (let slot = 0; slot < 20; slot += 1) {
        await run.ok(other, free(NULL_BLOCK));
        const expected = await run.ok(one, alloc(slot, 30 * slot));
        run.equal(await run.ok(other, alloc(slot, 30 * slot)), expected, 'the block after free(0)');
      }
    },
  },
  {
    id: 'free-then-free-all',
    line: 10,
    title: 'free-all after any frees is a fresh start: nothing that was freed comes into the way.',
    needs: NEEDS,
    run: async (run) => {
      const sizes = upwards(60).map((slot) => (slot * 331) % 3000);
      const fresh = await run.open();
      const expected: number[] = [];
      for (const [slot, size] of sizes.entries()) expected.push(await run.ok(fresh, alloc(slot, size)));
      const session = await run.open();
      for (const [slot, size] of sizes.entries()) await session.push(alloc(slot, 3000 - size));
      for (let slot = 0; slot < 60; slot += 2) await session.push(free(slot));
      await run.ok(session, freeAll);
      for (const [slot, size] of sizes.entries()) {
        run.equal(await run.ok(session, alloc(slot, size)), expected[slot]!, `block ${slot} after free and free-all`);
      }
      await session.lookAtAll();
    },
  },
];
