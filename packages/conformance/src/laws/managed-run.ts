/** What laws about objects do again and again. */
import { collectsCycles, countsReferences } from '../answers.js';
import { whyNoTypes } from '../object-types.js';
import type { Op, OpResult } from '../op.js';
import type { Session } from '../session.js';
import type { LawRun, LawTerms } from './law.js';
import { describeTypes, load, release, upgrade } from './managed-steps.js';

export const GC_INFO = -12;

export const skip = ({ answers }: LawTerms): string | undefined => whyNoTypes(answers);

export const skipUncounted = (terms: LawTerms): string | undefined =>
  skip(terms) ?? (countsReferences(terms.answers) ? undefined : 'the conformer frees nothing at the last release');

export const skipCounted = (terms: LawTerms): string | undefined =>
  skip(terms) ?? (countsReferences(terms.answers) ? 'the conformer frees at the last release' : undefined);

export const skipUncollected = (terms: LawTerms): string | undefined =>
  skipUncounted(terms) ?? (collectsCycles(terms.answers) ? undefined : 'the conformer collects nothing');

/** A session in which the suite's types are described. */
export async function openDescribed(run: LawRun, maxPages?: number): Promise<Session> {
  const session = await run.open(maxPages === undefined ? {} : { maxPages });
  await run.ok(session, describeTypes);
  return session;
}

export async function steps(run: LawRun, session: Session, ops: readonly Op[]): Promise<void> {
  for (const op of ops) await run.ok(session, op);
}

/** Runs ops past the session, which knows nothing of them. Gives what the last one answered. */
export async function past(run: LawRun, session: Session, ops: readonly Op[]): Promise<OpResult> {
  const results = await session.instance.run(ops);
  const last = results.at(-1)!;
  if (last.status === 'trap') throw run.broken(`${ops[results.length - 1]!.op} trapped with ${last.trap}`);
  return last;
}

export const gcInfo = (run: LawRun, session: Session, slot: number): Promise<number> =>
  run.ok(session, load({ slot, plus: GC_INFO }));

export function expectInfo(run: LawRun, found: number, expected: number, when: string): void {
  if (found !== expected)
    throw run.broken(`GC info ${when} is 0x${found.toString(16)}, not 0x${expected.toString(16)}`);
}

/** A slot for what is looked at and given back. */
const SPARE = 99;

/** The object of the handle is alive. */
export async function lives(run: LawRun, session: Session, handle: number): Promise<void> {
  if ((await run.ok(session, upgrade(handle, SPARE))) === 0)
    throw run.broken(`the object of handle ${handle} has died`);
  await run.ok(session, release(SPARE));
}

/** How many objects of these handles are alive; asked past the session. */
export async function countAlive(run: LawRun, session: Session, handles: readonly number[]): Promise<number> {
  let alive = 0;
  for (const handle of handles) {
    if ((await past(run, session, [upgrade(handle, SPARE)])).value === 0) continue;
    alive += 1;
    await past(run, session, [release(SPARE)]);
  }
  return alive;
}
