/** A list of ops on a fresh instance, under the shadow heap, to its end or to the first broken line. */
import type { Answers } from '@sigil-alloc/wit';
import type { Op, OpResult } from './op.js';
import { heapPicture } from './picture.js';
import { openSession } from './session.js';
import type { Subject } from './subject.js';
import { Violation } from './violation.js';

export interface ReplayOutcome {
  /** ops that were legal and ran, as they ran; the one that broke a line is the last */
  readonly ops: readonly Op[];
  readonly violation?: Violation;
  readonly picture: string;
}

/** Throws SubjectError when the instance dies. */
export async function replay(
  subject: Subject,
  answers: Answers,
  maxPages: number,
  ops: readonly Op[],
  onResult: (op: Op, result: OpResult) => void = () => {},
): Promise<ReplayOutcome> {
  const session = await openSession(subject, answers, { maxPages, onResult });
  try {
    await session.runAll(ops);
    await session.lookAtAll();
    return { ops: session.script, picture: '' };
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return { ops: session.script, violation: error, picture: heapPicture(session.shadow, session.focus) };
  } finally {
    await session.close();
  }
}
