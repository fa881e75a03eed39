/**
 * Seeded ops on objects: graphs of a few types that are built, cut and let go of. Objects have block slots of their own, from
 * OBJECT_SLOTS on, so that blocks and objects can share a script.
 */
import type { ObjectNode } from './graph.js';
import { WHOLE_BUDGET } from './object-legality.js';
import { OBJECT_TYPES, type ObjectType, objectType } from './object-types.js';
import { NULL_BLOCK, type Op } from './op.js';
import type { Plan } from './plan.js';
import type { Prng } from './prng.js';

export const OBJECT_SLOTS = 100_000;

export interface ObjectProfile {
  readonly name: 'objects' | 'objects-at-once' | 'objects-each-release' | 'objects-tight';
  readonly maxPages: number;
  /** ops until a fresh instance is taken */
  readonly opsPerInstance: number;
  readonly slots: number;
  /** of `set-candidate-limit` */
  readonly limit: 0 | 1;
  /** of 10,000 ops so many collect */
  readonly collect: number;
  /** whether somebody collects after every op that releases */
  readonly collectsAfterRelease?: boolean;
  /** most bytes of an object beyond its fields */
  readonly extraBytes: number;
  /** of 100 ops so many are on blocks */
  readonly blocks: number;
}

export const OBJECT_PROFILES = {
  objects: {
    name: 'objects',
    maxPages: 8192,
    opsPerInstance: 50_000,
    slots: 150,
    limit: 0,
    collect: 15,
    extraBytes: 200,
    blocks: 20,
  },
  atOnce: {
    name: 'objects-at-once',
    maxPages: 8192,
    opsPerInstance: 20_000,
    slots: 64,
    limit: 1,
    collect: 1,
    extraBytes: 100,
    blocks: 10,
  },
  eachRelease: {
    name: 'objects-each-release',
    maxPages: 8192,
    opsPerInstance: 20_000,
    slots: 64,
    limit: 0,
    collect: 0,
    collectsAfterRelease: true,
    extraBytes: 100,
    blocks: 10,
  },
  tight: {
    name: 'objects-tight',
    maxPages: 6,
    opsPerInstance: 4000,
    slots: 100,
    limit: 1,
    collect: 20,
    extraBytes: 9000,
    blocks: 20,
  },
} satisfies Record<string, ObjectProfile>;

/** What cycles are made of, most of them. */
const TYPES: readonly ObjectType[] = [
  ...new Array<ObjectType>(8).fill(OBJECT_TYPES.node),
  ...new Array<ObjectType>(4).fill(OBJECT_TYPES.pair),
  OBJECT_TYPES.leaf,
  OBJECT_TYPES.record,
  OBJECT_TYPES.text,
  OBJECT_TYPES.buffer,
];

const BUDGETS = [0, 1, 5, 100, WHOLE_BUDGET] as const;

/** The next op, legal as far as the plan knows, or close to it. */
export function objectOp(plan: Plan, random: Prng, profile: ObjectProfile): Op {
  if (random.below(10_000) < profile.collect) return collection(random);
  const slot = OBJECT_SLOTS + random.below(profile.slots);
  const node = plan.graph.named(slot);
  if (node === undefined) return birth(random, profile, slot);
  if (node.held === 0 && random.below(4) > 0) return { op: 'retain', object: slot };
  return life(plan, random, profile, slot, node);
}

function collection(random: Prng): Op {
  return random.below(2) === 0 ? { op: 'collect' } : { op: 'collect-step', budget: random.pick(BUDGETS) };
}

function birth(random: Prng, { extraBytes }: ObjectProfile, into: number): Op {
  const { id, fieldsBytes } = random.pick(TYPES);
  return { op: 'make', into, id, size: fieldsBytes + random.below(extraBytes) };
}

function life(plan: Plan, random: Prng, profile: ObjectProfile, slot: number, node: ObjectNode): Op {
  // what an object refers to is its own affair: most are kept by others only
  if (node.incoming > 0 && random.below(4) === 0) return { op: 'release', object: slot };
  const kind = random.below(1000);
  const handle = OBJECT_SLOTS + random.below(profile.slots);
  if (kind < 700) return linking(plan, random, profile, slot, node);
  if (kind < 800) return { op: 'release', object: slot };
  if (kind < 840) return { op: 'retain', object: slot };
  if (kind < 890) return { op: 'weaken', object: slot, into: handle };
  if (kind < 940) return { op: 'upgrade', handle, into: OBJECT_SLOTS + random.below(profile.slots) };
  if (kind < 960) return { op: 'forget', handle };
  if (kind < 990) return { op: 'resize', object: slot, size: random.below(2 * profile.extraBytes), into: slot };
  if (kind < 994) return { op: 'discard', object: slot };
  if (kind < 996) return { op: 'release', object: NULL_BLOCK };
  if (kind < 998) return { op: 'retain', object: NULL_BLOCK };
  return { op: 'load', block: { slot, plus: -12 } };
}

/** A member of the object is set, sometimes to nothing or to the object itself; what has no members is referred to. */
function linking(plan: Plan, random: Prng, { slots }: ObjectProfile, slot: number, node: ObjectNode): Op {
  const type = objectType(node.id)!;
  const other = neighbour(plan, random, slot, slots, type);
  if (type.members.length === 0) return linkTo(plan, random, other, slot);
  const kind = random.below(20);
  const to = kind < 1 ? NULL_BLOCK : kind < 2 ? slot : other;
  return { op: 'link', object: slot, offset: random.pick(type.members), to };
}

function linkTo({ graph }: Plan, random: Prng, holder: number, to: number): Op {
  const members = objectType(graph.named(holder)?.id ?? OBJECT_TYPES.node.id)!.members;
  return { op: 'link', object: holder, offset: members.length === 0 ? 0 : random.pick(members), to };
}

/** Draws for an object that goes with one of this type. */
const NEIGHBOUR_DRAWS = 6;

/** Objects refer mostly to those near by, so that there are many small graphs, of which one is let go of now and then. */
const NEAR = 4;
const FAR_EVERY_COUNT = 20;

function neighbour({ graph }: Plan, random: Prng, of: number, slots: number, { flags, members }: ObjectType): number {
  const isRecord = flags === OBJECT_TYPES.record.flags && members.length > 0;
  const isFar = random.below(FAR_EVERY_COUNT) === 0;
  const first = isFar ? 0 : Math.floor((of - OBJECT_SLOTS) / NEAR) * NEAR;
  let slot = of;
  for (let draws = 0; draws < NEIGHBOUR_DRAWS; draws += 1) {
    slot = OBJECT_SLOTS + ((first + random.below(isFar ? slots : NEAR)) % slots);
    const other = graph.named(slot);
    if (other === undefined) continue;
    const hasMembers = objectType(other.id)!.members.length > 0;
    if (isRecord || members.length === 0 ? hasMembers !== isRecord : true) return slot;
  }
  return slot;
}
