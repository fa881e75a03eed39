/** Every law on every subject, to one verdict: what `sigil-alloc check` calls. */
import type { Answers } from '@sigil-alloc/wit';
import { COMPARED_MAX_PAGES, compareSubjects } from './compare.js';
import { laws as allLaws } from './laws/index.js';
import type { Law, LawContext } from './laws/law.js';
import { OPS_FORMAT, OPS_VERSION, type Op } from './op.js';
import { type LawOutcome, runLaw } from './run-law.js';
import { type Subject, SubjectError } from './subject.js';
import { type LawVerdict, type SubjectVerdict, VERDICT_FORMAT, VERDICT_VERSION, type Verdict } from './verdict.js';
import { Violation } from './violation.js';

/** Makes a subject; called once. */
export type SubjectFactory = () => Subject | Promise<Subject>;

export interface CheckOptions {
  readonly answers: Answers;
  /** misuse is tested on `check` and `audit`; `fast` if absent */
  readonly build?: 'fast' | 'check' | 'audit';
  /** seeded ops per subject, 1,000,000 if absent */
  readonly ops?: number;
  /** 1 if absent */
  readonly seed?: number;
  /** all if absent */
  readonly laws?: readonly Law[];
  /** how long the script of a broken law may be shortened, 5000 if absent */
  readonly shrinkMilliseconds?: number;
  /** called after every law, and within long ones */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly subject: string;
  /** seeded ops run on this subject so far, and asked for */
  readonly ops: number;
  readonly of: number;
  /** a law that has just been decided */
  readonly decided?: LawVerdict;
}

export const DEFAULT_OPS = 1_000_000;
const COMPARED_OPS = 100_000;

/** Throws SubjectError, MissingToolError or ToolError when a subject cannot be made; what it finds is in the verdict. */
export async function checkConformer(
  factories: Readonly<Record<string, SubjectFactory>>,
  options: CheckOptions,
): Promise<Verdict> {
  const { answers, build = 'fast', ops = DEFAULT_OPS, seed = 1 } = options;
  const made: Subject[] = [];
  try {
    for (const factory of Object.values(factories)) made.push(await factory());
    const subjects: SubjectVerdict[] = [];
    for (const subject of made) subjects.push(await checkSubject(subject, options));
    const together: LawVerdict[] = [];
    const isHanging = subjects.some(({ laws }) => laws.some(({ reason }) => reason === HANGING));
    for (const other of isHanging ? [] : made.slice(1)) {
      together.push(await sameAddresses(made[0]!, other, answers, seed, Math.min(ops, COMPARED_OPS)));
    }
    const decided = [...subjects.flatMap((subject) => subject.laws), ...together];
    const passed = decided.every(({ status }) => status !== 'fail');
    const { conformer } = answers;
    return {
      format: VERDICT_FORMAT,
      version: VERDICT_VERSION,
      conformer,
      build,
      seed,
      ops,
      passed,
      subjects,
      together,
    };
  } finally {
    for (const subject of made) await subject.dispose();
  }
}

async function checkSubject(subject: Subject, options: CheckOptions): Promise<SubjectVerdict> {
  const { answers, build = 'fast', ops = DEFAULT_OPS, seed = 1, laws = allLaws, onProgress } = options;
  let seededOps = 0;
  const context: LawContext = {
    subject,
    answers,
    build,
    ops,
    seed,
    ...(options.shrinkMilliseconds === undefined ? {} : { shrinkMilliseconds: options.shrinkMilliseconds }),
    onOps: (count) => {
      seededOps += count;
      onProgress?.({ subject: subject.name, ops: seededOps, of: ops });
    },
  };
  const begun = performance.now();
  const verdicts: LawVerdict[] = [];
  let opsRun = 0;
  let hangs = false;
  for (const law of laws) {
    const { verdict, opsRun: count, isHanging }: LawOutcome = hangs ? untried(law) : await runLaw(law, context);
    opsRun += count;
    hangs ||= isHanging === true;
    verdicts.push(verdict);
    onProgress?.({ subject: subject.name, ops: seededOps, of: ops, decided: verdict });
  }
  const milliseconds = Math.round(performance.now() - begun);
  return { subject: subject.name, backend: subject.backend, opsRun, milliseconds, laws: verdicts };
}

const HANGING = 'a call did not return, so that no other law was tried';

const untried = ({ id, line, title }: Law): LawOutcome => ({
  verdict: { law: id, line, title, status: 'skip', reason: HANGING },
  opsRun: 0,
});

/** The law about two subjects, line 11. */
export async function sameAddresses(
  one: Subject,
  other: Subject,
  answers: Answers,
  seed: number,
  ops: number,
): Promise<LawVerdict> {
  const law = {
    law: 'same-addresses-on-both-backends',
    line: 11,
    title: `The same ${ops} calls give the same addresses on ${one.name} and ${other.name}.`,
  } as const;
  const fail = (message: string, ops: readonly Op[]): LawVerdict => ({
    ...law,
    status: 'fail',
    failure: {
      line: 11,
      message,
      seed,
      script: { format: OPS_FORMAT, version: OPS_VERSION, title: law.title, maxPages: COMPARED_MAX_PAGES, ops },
      picture: '',
    },
  });
  try {
    const difference = await compareSubjects(one, other, answers, { seed, ops });
    if (difference === undefined) return { ...law, status: 'pass' };
    const { index, op, script, values } = difference;
    const message = `op ${index}, ${JSON.stringify(op)}: ${one.name} answers ${values[0]}, ${other.name} ${values[1]}`;
    return fail(message, script);
  } catch (error) {
    if (error instanceof Violation || error instanceof SubjectError) return fail(error.message, []);
    throw error;
  }
}

/** Exit status of a program that prints the verdict. */
export const verdictExitStatus = (verdict: Verdict): 0 | 1 => (verdict.passed ? 0 : 1);
