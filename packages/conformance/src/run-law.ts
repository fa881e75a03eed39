/** One law on one subject, to a verdict; a broken one is shortened first. */

import { type Law, type LawContext, LawRun } from './laws/law.js';
import { OPS_FORMAT, OPS_VERSION, type Op } from './op.js';
import { heapPicture } from './picture.js';
import type { Session } from './session.js';
import { Violation } from './shadow.js';
import { shrinkScript } from './shrink.js';
import { SubjectError } from './subject.js';
import type { Failure, LawVerdict } from './verdict.js';

/** Scripts up to this length are printed as they are where they do not fail again on their own. */
const PRINTED_OPS = 200;
const SHRINK_MILLISECONDS = 5000;

export interface LawOutcome {
  readonly verdict: LawVerdict;
  readonly opsRun: number;
}

export async function runLaw(law: Law, context: LawContext): Promise<LawOutcome> {
  const { id, line, title } = law;
  const reason = law.skip?.(context);
  if (reason !== undefined) return { verdict: { law: id, line, title, status: 'skip', reason }, opsRun: 0 };
  const run = new LawRun(context, law);
  try {
    await law.run(run);
    return { verdict: { law: id, line, title, status: 'pass' }, opsRun: run.opsRun };
  } catch (error) {
    const violation = violationOf(error, law);
    const failure = await failureOf(violation, run);
    return { verdict: { law: id, line, title, status: 'fail', failure }, opsRun: run.opsRun };
  } finally {
    await run.close();
  }
}

/** An instance that died is a finding about the law under test; anything else is a fault of ours. */
function violationOf(error: unknown, law: Law): Violation {
  if (error instanceof Violation) return error;
  if (error instanceof SubjectError) return new Violation(law.line, error.message);
  throw error;
}

async function failureOf(violation: Violation, run: LawRun): Promise<Failure> {
  const { current, maxPages, context, law } = run;
  const ops = current === undefined ? [] : await shortened(current, violation, run);
  return {
    line: violation.line,
    message: violation.message,
    seed: context.seed,
    script: { format: OPS_FORMAT, version: OPS_VERSION, title: law.title, maxPages, ops },
    picture: current === undefined ? '' : heapPicture(current.shadow, current.focus),
  };
}

/** What the judge finds by itself can be found again in a part of the script; what only the law asks for cannot. */
async function shortened(session: Session, violation: Violation, run: LawRun): Promise<readonly Op[]> {
  const { subject, answers, shrinkMilliseconds } = run.context;
  const ops = session.script;
  const milliseconds = shrinkMilliseconds ?? SHRINK_MILLISECONDS;
  const short = await shrinkScript(ops, {
    subject,
    answers,
    maxPages: run.maxPages,
    line: violation.line,
    milliseconds,
  });
  return short.length < ops.length ? short : ops.slice(-PRINTED_OPS);
}
