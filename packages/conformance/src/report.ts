/** A verdict for a person. */
import { type Failure, type LawVerdict, promisedLabel, promisedText, type Verdict } from './verdict.js';

const SHOWN_OPS = 40;

/** The verdict as lines: one per subject, one per law that was skipped, a paragraph per law that is broken. */
export function verdictText(verdict: Verdict): string {
  const lines = verdict.subjects.flatMap(({ subject, backend, opsRun, milliseconds, laws }) => [
    `${subject} (${backend}): ${count(laws, 'pass')} laws hold, ${count(laws, 'fail')} broken, ` +
      `${count(laws, 'skip')} skipped, ${opsRun} ops in ${(milliseconds / 1000).toFixed(1)} s, seed ${verdict.seed}`,
    ...skipped(laws),
    ...laws.flatMap(brokenLaw),
  ]);
  const together = verdict.together.flatMap((law) => (law.status === 'pass' ? [law.title] : brokenLaw(law)));
  return [...lines, ...together, verdict.passed ? 'passed' : 'FAILED'].join('\n');
}

/** One failure: the broken promise, seed, script and heap. */
export function failureText({ line, message, seed, script, picture }: Failure): string {
  const ops = script.ops.slice(-SHOWN_OPS).map((op) => `  ${JSON.stringify(op)}`);
  const left = script.ops.length - ops.length;
  return [
    `breaks ${promisedText(line)}: ${message}`,
    `seed ${seed}, max pages ${script.maxPages ?? 65_536}, script of ${script.ops.length} ops${left > 0 ? `, the last ${SHOWN_OPS}` : ''}:`,
    ...ops,
    picture,
  ].join('\n');
}

const count = (laws: readonly LawVerdict[], status: LawVerdict['status']): number =>
  laws.filter((law) => law.status === status).length;

/** Laws skipped for the same reason share a line. */
function skipped(laws: readonly LawVerdict[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { law, reason } of laws) {
    if (reason !== undefined) byReason.set(reason, [...(byReason.get(reason) ?? []), law]);
  }
  return [...byReason].map(([reason, ids]) =>
    ids.length > 3 ? `  skipped ${ids.length} laws: ${reason}` : `  skipped ${ids.join(', ')}: ${reason}`,
  );
}

function brokenLaw({ law, line, title, failure }: LawVerdict): string[] {
  return failure === undefined ? [] : [`  ${promisedLabel(line)}, ${law}: ${title}`, failureText(failure)];
}
