/** Line 10: free-all begins anew. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { nextOp } from '../generate.js';
import type { Op } from '../op.js';
import { Prng } from '../prng.js';
import { PROFILES } from '../profiles.js';
import type { Session } from '../session.js';
import type { Law, LawRun } from './law.js';
import { leavesStaticData, whyNoStaticData } from './static-data.js';
import { alloc, enter, freeAll, growMemory, realloc } from './steps.js';

const PROFILE = { ...PROFILES.mixed, freeAll: 0, foreignGrowth: 0, slots: 128, enter: 800, exit: 500 };
const OPS = 400;

/** Seeded ops of an instance without free-all and without anybody else's growth, and what they answer. */
async function seededAddresses(session: Session, seed: number, answers: number[]): Promise<readonly number[]> {
  const random = new Prng(seed);
  answers.length = 0;
  for (let count = 0; count < OPS; count += 1) {
    await session.push(nextOp(session.plan, random, PROFILE));
  }
  await session.flush();
  return [...answers];
}

async function openRecorded(run: LawRun): Promise<{ session: Session; answers: number[] }> {
  const answers: number[] = [];
  const onResult = (op: Op, { value }: { value: number }): void => {
    if ('into' in op && op.op !== 'enter-scope') answers.push(value);
  };
  return { session: await run.open({ onResult }), answers };
}

function sameAddresses(run: LawRun, actual: readonly number[], expected: readonly number[], what: string): void {
  run.equal(actual.length, expected.length, `blocks handed out ${what}`);
  const index = actual.findIndex((address, position) => address !== expected[position]);
  if (index >= 0) run.equal(actual[index]!, expected[index]!, `block ${index} handed out ${what}`);
}

export const freeAllLaws: readonly Law[] = [
  {
    id: 'free-all-is-a-fresh-start',
    line: 10,
    title: 'After free-all the same calls give the addresses of a fresh instance, each time.',
    run: async (run) => {
      for (let seed = 1; seed <= 3; seed += 1) {
        const fresh = await openRecorded(run);
        const expected = await seededAddresses(fresh.session, seed, fresh.answers);
        const used = await openRecorded(run);
        await seededAddresses(used.session, seed + 100, used.answers);
        for (const time of ['after free-all', 'after the second free-all']) {
          await run.ok(used.session, freeAll);
          sameAddresses(run, await seededAddresses(used.session, seed, used.answers), expected, time);
        }
      }
    },
  },
  {
    id: 'free-all-closes-all-scopes',
    line: 10,
    title: 'free-all closes all scopes: no mark of theirs is left.',
    run: async (run) => {
      const fresh = await run.open();
      const expected = [await run.ok(fresh, alloc(0, 100)), await run.ok(fresh, realloc(0, 100, 5000))];
      const session = await run.open();
      await session.runAll([enter(0), alloc(0, 10), enter(1), alloc(1, 10), enter(2), freeAll]);
      run.equal(await run.ok(session, alloc(0, 100)), expected[0]!, 'the first block');
      run.equal(await run.ok(session, realloc(0, 100, 5000)), expected[1]!, 'the first block, grown');
      await session.lookAtAll();
    },
  },
  {
    id: 'free-all-with-a-second-owner',
    line: 10,
    title: 'Where somebody else grew memory, the same calls after free-all give the same addresses each time.',
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(0, 100_000));
      await run.ok(session, growMemory(2));
      const rounds: string[] = [];
      for (let round = 0; round < 4; round += 1) {
        await run.ok(session, freeAll);
        const addresses: number[] = [];
        for (let slot = 0; slot < 12; slot += 1) addresses.push(await run.ok(session, alloc(slot, 9000 * (slot + 1))));
        rounds.push(addresses.join(' '));
      }
      const other = rounds.slice(2).find((addresses) => addresses !== rounds[1]);
      if (other !== undefined) throw run.broken(`blocks at ${other}, the time before at ${rounds[1]}`);
    },
  },
  {
    id: 'free-all-leaves-static-data-alone',
    line: 10,
    title: 'free-all changes nothing below the heap base.',
    skip: whyNoStaticData,
    run: async (run) => {
      const session = await run.open();
      await session.runAll([alloc(0, 1000), enter(0), alloc(1, 100_000)]);
      await leavesStaticData(run, session, async () => void (await run.ok(session, freeAll)));
    },
  },
  {
    id: 'free-all-uses-grown-memory-again',
    line: 10,
    title: 'Grown memory is kept and used again: rounds of the same need do not grow it.',
    run: async (run) => {
      const session = await run.open();
      await session.runAll([alloc(0, 10 * PAGE_BYTES), alloc(1, 10), freeAll]);
      const { pages } = session.shadow;
      for (let round = 0; round < 100; round += 1) {
        await session.runAll([alloc(0, 10 * PAGE_BYTES), alloc(1, 10), freeAll]);
      }
      run.equal(session.shadow.pages, pages, 'pages after 100 rounds');
    },
  },
];
