/** `sigil:managed` by seeded scripts: graphs of objects that nobody drew, among blocks, against a model in the host. */
import { nextOp } from '../generate.js';
import { OBJECT_PROFILES, OBJECT_SLOTS, type ObjectProfile, objectOp } from '../object-ops.js';
import { TYPES_AT, whyNoTypes } from '../object-types.js';
import type { OpName } from '../op.js';
import { Prng } from '../prng.js';
import { PROFILES, type Profile } from '../profiles.js';
import type { Session } from '../session.js';
import type { Law, LawRun } from './law.js';
import { ALL_OBJECT_FUNCTIONS } from './managed-steps.js';

/** Blocks among the objects: who cannot free them begins anew now and then, so scopes are left seldom. */
const BLOCKS: Profile = { ...PROFILES.scopes, slots: 128, depthLimit: 20, enter: 150, exit: 100, freeAll: 3 };

const RELEASING: readonly OpName[] = ['release', 'link', 'discard'];

/** Pushes between two audits, which look at every object. */
const AUDIT_COUNT = 5000;
const LOOK_EVERY_COUNT = 8;

interface Seeded {
  readonly title: string;
  readonly profile: ObjectProfile;
  /** of the ops that all seeded laws together may take */
  readonly share: number;
}

const seeded = ({ title, profile, share }: Seeded): Law => ({
  id: `seeded-${profile.name}`,
  line: 'managed',
  title,
  needs: ALL_OBJECT_FUNCTIONS,
  skip: ({ answers }) => whyNoTypes(answers),
  run: async (run) => {
    const { ops, seed } = run.context;
    let left = Math.max(1, Math.round(ops * share));
    for (let part = 0; left > 0; part += 1) {
      const count = Math.min(left, profile.opsPerInstance);
      await seededInstance(run, profile, seed + part, count);
      left -= count;
    }
  },
});

async function seededInstance(run: LawRun, profile: ObjectProfile, seed: number, count: number): Promise<void> {
  const random = new Prng(seed);
  const session = await run.open({ maxPages: profile.maxPages });
  await session.push({ op: 'describe', at: TYPES_AT });
  await session.push({ op: 'set-candidate-limit', count: profile.limit });
  for (let pushed = 1; pushed <= count; pushed += 1) {
    await pushNext(session, random, profile);
    if (pushed % AUDIT_COUNT !== 0) continue;
    await session.audit();
    run.context.onOps?.(AUDIT_COUNT);
  }
  await session.lookAtAll();
  await letGoOfAll(session, profile);
  run.context.onOps?.(count % AUDIT_COUNT);
  await session.close();
}

async function pushNext(session: Session, random: Prng, profile: ObjectProfile): Promise<void> {
  const { plan } = session;
  const isBlock = random.below(100) < profile.blocks;
  const op = isBlock ? nextOp(plan, random, BLOCKS) : objectOp(plan, random, profile);
  await session.push(op);
  if (profile.collectsAfterRelease === true && RELEASING.includes(op.op)) await session.push({ op: 'collect' });
  if (random.below(LOOK_EVERY_COUNT) > 0) return;
  session.look(OBJECT_SLOTS + random.below(profile.slots));
}

/** The caller gives back all that it has names for, somebody collects, and weak handles tell who has died. */
async function letGoOfAll(session: Session, { slots }: ObjectProfile): Promise<void> {
  const { graph } = session.plan;
  for (const slot of graph.namedSlots) {
    await session.push({ op: 'retain', object: slot }); // it may be new, and nobody's
    for (let left = graph.named(slot)?.held ?? 0; left > 0; left -= 1) {
      await session.push({ op: 'release', object: slot });
    }
  }
  await session.push({ op: 'collect' });
  for (let handle = OBJECT_SLOTS; handle < OBJECT_SLOTS + slots; handle += 1) {
    await session.push({ op: 'upgrade', handle, into: handle });
  }
  await session.lookAtAll();
}

export const managedSeededLaws: readonly Law[] = [
  seeded({
    title: 'Graphs of objects, changed in any order, keep what is referred to, and a collection frees the rest.',
    profile: OBJECT_PROFILES.objects,
    share: 0.2,
  }),
  seeded({
    title: 'The same where every make that finds a candidate collects.',
    profile: OBJECT_PROFILES.atOnce,
    share: 0.04,
  }),
  seeded({
    title: 'The same where somebody collects after every release.',
    profile: OBJECT_PROFILES.eachRelease,
    share: 0.03,
  }),
  seeded({
    title: 'Running out of memory again and again loses no object and no count.',
    profile: OBJECT_PROFILES.tight,
    share: 0.03,
  }),
];
