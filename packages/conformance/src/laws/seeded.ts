/** The laws that are tested by seeded scripts: long, and with everything in any order. */
import { functionsOf } from '../functions.js';
import { nextOp } from '../generate.js';
import { Prng } from '../prng.js';
import { PROFILES, type Profile } from '../profiles.js';
import type { Promised } from '../verdict.js';
import type { Law, LawRun } from './law.js';

/** Pushes between two reports of progress. */
const PROGRESS_COUNT = 10_000;
/** One push in so many looks at a block that nothing was done to. */
const LOOK_EVERY_COUNT = 8;

interface Seeded {
  readonly line: Promised;
  readonly title: string;
  readonly profile: Profile;
  /** of the ops that all seeded laws together may take */
  readonly share: number;
  /** the same where blocks can be freed, and some ops go to churn */
  readonly shareWithFree?: number;
  /** for builds that wipe what they free */
  readonly checkedProfile?: Profile;
  readonly needs?: Law['needs'];
}

function seeded({ line, title, profile, share, shareWithFree = share, checkedProfile = profile, needs }: Seeded): Law {
  return {
    id: `seeded-${profile.name}`,
    line,
    title,
    ...(needs === undefined ? {} : { needs }),
    run: async (run) => {
      const { build, ops, seed, subject } = run.context;
      const used = build === 'fast' ? profile : checkedProfile;
      let left = Math.max(1, Math.round(ops * (functionsOf(subject).has('sigil_free') ? shareWithFree : share)));
      for (let part = 0; left > 0; part += 1) {
        const count = Math.min(left, used.opsPerInstance);
        await seededInstance(run, used, seed + part, count);
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
    if (pushed % PROGRESS_COUNT !== 0) continue;
    if (session.functions.size > 0) await session.audit();
    run.context.onOps?.(PROGRESS_COUNT);
  }
  await session.lookAtAll();
  run.context.onOps?.(count % PROGRESS_COUNT);
  await session.close();
}

export const seededLaws: readonly Law[] = [
  seeded({
    line: 4,
    title: 'Live blocks never overlap and nobody writes into them, whatever the order of calls.',
    profile: PROFILES.mixed,
    share: 0.735,
    shareWithFree: 0.385,
  }),
  seeded({
    line: 4,
    title: 'Blocks that live long and blocks that do not share a heap for any number of calls.',
    profile: PROFILES.churn,
    share: 0.35,
    needs: ['sigil_free'],
  }),
  seeded({
    line: 5,
    title: 'Running out of memory again and again loses nothing.',
    profile: PROFILES.tight,
    share: 0.11,
  }),
  seeded({
    line: 8,
    title: 'Scopes nested to any depth free what is theirs and nothing else.',
    profile: PROFILES.scopes,
    share: 0.15,
  }),
  seeded({
    line: 1,
    title: 'Edge sizes up to 2^32-1 in any order leave a heap that holds.',
    profile: PROFILES.edges,
    share: 0.005,
    checkedProfile: PROFILES.edgesWithoutGiants,
  }),
];
