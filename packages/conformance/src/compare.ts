/** Line 11: the same script gives the same addresses on two subjects. */
import type { Answers } from '@sigil-alloc/wit';
import { type Functions, functionsOf } from './functions.js';
import { nextOp } from './generate.js';
import { OBJECT_PROFILES, objectOp } from './object-ops.js';
import { TYPES_AT } from './object-types.js';
import type { Op, OpResult } from './op.js';
import { Prng } from './prng.js';
import { PROFILES } from './profiles.js';
import { openSession, type Session } from './session.js';
import type { Subject } from './subject.js';

export interface CompareOptions {
  readonly seed: number;
  readonly ops: number;
  /** which further functions may be called; all that the subject has if absent */
  readonly functions?: Functions;
}

export interface Difference {
  /** which op of the script, counted from 0 */
  readonly index: number;
  readonly op: Op | undefined;
  /** the script up to there */
  readonly script: readonly Op[];
  /** one value per subject: an address, a handle, or the size of a failed request */
  readonly values: readonly [number | undefined, number | undefined];
}

/** Cap on linear memory of a comparison. */
export const COMPARED_MAX_PAGES = 512;

const PROFILE = { ...PROFILES.mixed, maxPages: COMPARED_MAX_PAGES, freeAll: 10, foreignGrowth: 3 };

/** Objects as well, where there are any. */
function comparedOp({ functions, plan }: Session, random: Prng): Op {
  const isObject = functions.has('sigil_make') && random.below(2) === 0;
  return isObject ? objectOp(plan, random, OBJECT_PROFILES.objects) : nextOp(plan, random, PROFILE);
}

/** What every op of a seeded script answered: address or handle, or for a trap the failed size. */
export async function addressesOf(
  subject: Subject,
  answers: Answers,
  { seed, ops, functions = functionsOf(subject) }: CompareOptions,
  onSession?: (session: Session) => void,
): Promise<readonly number[]> {
  const values: number[] = [];
  const onResult = (_op: Op, { status, value, failedSize }: OpResult): void => {
    values.push(status === 'trap' ? failedSize : value);
  };
  const { maxPages } = PROFILE;
  const session = await openSession(subject, answers, { maxPages, patterns: false, functions, onResult });
  onSession?.(session);
  try {
    const random = new Prng(seed);
    if (functions.has('sigil_make')) await session.push({ op: 'describe', at: TYPES_AT });
    for (let count = 0; count < ops; count += 1) await session.push(comparedOp(session, random));
    await session.flush();
    return values;
  } finally {
    await session.close();
  }
}

/** The first op on which two subjects differ, or undefined. Throws Violation when one of them breaks a law alone. */
export async function compareSubjects(
  one: Subject,
  other: Subject,
  answers: Answers,
  options: CompareOptions,
): Promise<Difference | undefined> {
  const functions = new Set([...functionsOf(one)].filter((linkName) => functionsOf(other).has(linkName)));
  let script: readonly Op[] = [];
  const first = await addressesOf(one, answers, { ...options, functions }, (session) => {
    script = session.script;
  });
  const second = await addressesOf(other, answers, { ...options, functions });
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    if (first[index] === second[index]) continue;
    return { index, op: script[index], script: script.slice(0, index + 1), values: [first[index], second[index]] };
  }
  return undefined;
}
