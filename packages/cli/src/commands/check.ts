/** `check`: the conformance suite over a candidate, on every backend it has. */
import { type Answers, checkConformer, type Progress, verdictText } from '@sigil-alloc/conformance';
import type { BuildKind } from '@sigil-alloc/ir';
import { findToolchain, MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { type Backend, type Candidate, findCandidate, subjectsFor } from '../candidates.js';
import { FindingsError } from '../exit.js';
import { printJson, printLine } from '../output.js';
import { isWatched, step } from '../progress.js';
import type { WorldChoice } from '../values.js';

export interface CheckOptions {
  readonly ops?: number;
  readonly seed: number;
  readonly answers?: string;
  readonly patience?: number;
  readonly build: BuildKind;
  readonly backend?: readonly Backend[];
  readonly worlds?: WorldChoice;
  readonly growthStep?: number;
  readonly json?: boolean;
}

interface Skipped {
  readonly backend: Backend;
  readonly reason: string;
}

/** Throws FindingsError when a law is broken; the verdict has been printed then. */
export async function check(name: string, options: CheckOptions): Promise<void> {
  step(`${name}: building`);
  const candidate = await findCandidate(name, options);
  const skipped = await skippedBackends(candidate, options.backend);
  const backends = (options.backend ?? backendsOf(candidate)).filter(
    (backend) => !skipped.some((skip) => skip.backend === backend),
  );
  const verdict = await checkConformer(subjectsFor(candidate, backends), suiteOptions(candidate.answers, options));
  if (options.json) printJson({ ...verdict, skipped });
  else printLine([verdictText(verdict), ...skipped.map(skippedText)].join('\n'));
  if (!verdict.passed) throw new FindingsError('a law of the contract is broken');
}

const backendsOf = ({ subjects }: Candidate): readonly Backend[] => Object.keys(subjects) as Backend[];

const skippedText = ({ backend, reason }: Skipped): string => `${backend}: skipped: ${reason}`;

/**
 * A conformer is checked natively where that is possible. Asked for by name, for an archive, and under CI, a missing
 * tool is an error: MissingToolError.
 */
async function skippedBackends(
  candidate: Candidate,
  asked: readonly Backend[] | undefined,
): Promise<readonly Skipped[]> {
  const backends = asked ?? backendsOf(candidate);
  if (!backends.includes('native')) return [];
  try {
    await findToolchain();
    return [];
  } catch (error) {
    const isOptional = asked === undefined && backends.length > 1 && !process.env.CI;
    if (!isOptional || !(error instanceof MissingToolError)) throw error;
    return [{ backend: 'native', reason: error.message }];
  }
}

function suiteOptions(answers: Answers, { ops, seed, build }: CheckOptions) {
  return {
    answers,
    build,
    seed,
    ...(ops === undefined ? {} : { ops }),
    ...(isWatched() ? { onProgress: showProgress } : {}),
  };
}

const showProgress = ({ subject, ops, of }: Progress): void => step(`${subject}: ${ops} of ${of} ops`);
