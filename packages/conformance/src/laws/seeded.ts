/** The laws that are tested by seeded scripts: long, and with everything in any order. */
import { nextOp, PROFILES, type Profile } from '../generate.js';
import { Prng } from '../prng.js';
import type { ContractLine } from '../verdict.js';
import type { Law, LawRun } from './law.js';

/** Pushes between two reports of progress. */
const PROGRESS_COUNT = 10_000;
/** One push in so many looks at a block that nothing was done to. */
const LOOK_EVERY_COUNT = 8;

function seeded(
  line: ContractLine,
  title: string,
  fastProfile: Profile,
  share: number,
  checkedProfile: Profile = fastProfile,
): Law {
  return {
    id: `seeded-${fastProfile.name}`,
    line,
    title,
    run: async (run) => {
      const profile = run.context.build === 'fast' ? fastProfile : checkedProfile;
      let left = Math.max(1, Math.round(run.context.ops * share));
      for (let part = 0; left > 0; part += 1) {
        const count = Math.min(left, profile.opsPerInstance);
        await seededInstance(run, profile, run.context.seed + part, count);
        left -= count;
      }
    },
  };
}

async function seededInstance(run: LawRun, profile: Profile, seed: number, count: number): Promise<void> {
  const random = new Prng(seed);
  const session = await run.open({ maxPages: profile.maxPages });
  for (let pushed = 1; pushed <= count; pushed += 1) {
    await session.push(nextOp(session.plan, random, profile));
    if (pushed % LOOK_EVERY_COUNT === 0 && session.plan.live.length > 0) session.look(random.pick(session.plan.live));
    if (pushed % PROGRESS_COUNT === 0) run.context.onOps?.(PROGRESS_COUNT);
  }
  await session.lookAtAll();
  run.context.onOps?.(count % PROGRESS_COUNT);
  await session.close();
}

export const seededLaws: readonly Law[] = [
  seeded(
    4,
    'Live blocks never overlap and nobody writes into them, whatever the order of calls.',
    PROFILES.mixed,
    0.735,
  ),
  seeded(5, 'Running out of memory again and again loses nothing.', PROFILES.tight, 0.11),
  seeded(8, 'Scopes nested to any depth free what is theirs and nothing else.', PROFILES.scopes, 0.15),
  seeded(
    1,
    'Edge sizes up to 2^32-1 in any order leave a heap that holds.',
    PROFILES.edges,
    0.005,
    PROFILES.edgesWithoutGiants,
  ),
];
