/** One law on one subject, to a verdict; a broken one is shortened first. */

import { functionsOf } from './functions.js';
import { type Law, type LawContext, LawRun, whySkipped } from './laws/law.js';
import { OPS_FORMAT, OPS_VERSION, type Op, type OpScript } from './op.js';
import { heapPicture } from './picture.js';
import { type ReplayOutcome, replay } from './replay.js';
import { shrinkScript } from './shrink.js';
import { HangError, SubjectError } from './subject.js';
import { type Failure, type LawVerdict, type Promised, promisedText } from './verdict.js';
import { Violation } from './violation.js';

/** Scripts up to this length are printed as they are where they do not fail again on their own. */
const PRINTED_OPS = 200;
const SHRINK_MILLISECONDS = 5000;

export interface LawOutcome {
  readonly verdict: LawVerdict;
  readonly opsRun: number;
  /** a call did not return: no other law of this subject need be tried */
  readonly isHanging?: true;
}

export async function runLaw(law: Law, context: LawContext): Promise<LawOutcome> {
  const { id, line, title } = law;
  const reason = whySkipped(law, context, functionsOf(context.subject));
  if (reason !== undefined) return { verdict: { law: id, line, title, status: 'skip', reason }, opsRun: 0 };
  const run = new LawRun(context, law);
  try {
    await law.run(run);
    return { verdict: { law: id, line, title, status: 'pass' }, opsRun: run.opsRun };
  } catch (error) {
    if (error instanceof HangError) {
      const failure = hangOf(error, run);
      return { verdict: { law: id, line, title, status: 'fail', failure }, opsRun: run.opsRun, isHanging: true };
    }
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

/** Told as it is: to be shortened, the script would have to hang again and again. */
function hangOf({ message, ops }: HangError, { current, maxPages, context, law: { line, title } }: LawRun): Failure {
  const all = [...(current?.script ?? []), ...ops].slice(-PRINTED_OPS);
  const script: OpScript = { format: OPS_FORMAT, version: OPS_VERSION, title, maxPages, ops: all };
  const picture = current === undefined ? '' : heapPicture(current.shadow, current.focus);
  return { line, message, seed: context.seed, script, picture };
}

async function failureOf(violation: Violation, run: LawRun): Promise<Failure> {
  const { current, maxPages, context, law } = run;
  const { line, message } = violation;
  const asScript = (ops: readonly Op[]): OpScript => ({
    format: OPS_FORMAT,
    version: OPS_VERSION,
    title: law.title,
    maxPages,
    ops,
  });
  const { seed } = context;
  if (current === undefined) return { line, message, seed, script: asScript([]), picture: '' };
  const short = await shortened(current.script, line, run);
  if (short?.violation === undefined) {
    const script = asScript(current.script.slice(-PRINTED_OPS));
    return { line, message, seed, script, picture: heapPicture(current.shadow, current.focus) };
  }
  return {
    line,
    message: shortMessage(violation, short.violation),
    seed,
    script: asScript(short.ops),
    picture: short.picture,
  };
}

const shortMessage = ({ line, message }: Violation, short: Violation): string =>
  short.line === line
    ? short.message
    : `${message}; shortened, it breaks ${promisedText(short.line)}: ${short.message}`;

/**
 * What the judge finds by itself can be found again in a part of the script; what only the law asks for cannot. Without the
 * law's own looks the fault may be seen elsewhere: then the script is shortened to where it breaks that.
 */
async function shortened(script: readonly Op[], line: Promised, run: LawRun): Promise<ReplayOutcome | undefined> {
  const outcome = await shortenedTo(line, script, run);
  const other = outcome?.violation?.line;
  return other === undefined || other === line ? outcome : shortenedTo(other, script, run);
}

async function shortenedTo(line: Promised, script: readonly Op[], run: LawRun): Promise<ReplayOutcome | undefined> {
  const { subject, answers, shrinkMilliseconds } = run.context;
  const { maxPages } = run;
  const milliseconds = shrinkMilliseconds ?? SHRINK_MILLISECONDS;
  const ops = await shrinkScript(script, { subject, answers, maxPages, line, milliseconds });
  try {
    return await replay(subject, answers, maxPages, ops);
  } catch (error) {
    if (error instanceof SubjectError) return undefined;
    throw error;
  }
}
