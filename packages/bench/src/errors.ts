/** What a person can do something about; each message is one line. */

/** The command line asks for what does not exist. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Two contenders computed different things: one of them is wrong, and no time of theirs means anything. */
export class ChecksumError extends Error {
  override readonly name = 'ChecksumError';
}

/** A contender's process ended or said what it should not. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';

  /** @param contender whose process it was, where one is to blame */
  constructor(
    message: string,
    readonly contender?: string,
  ) {
    super(message);
  }
}

/** Of several suites some failed; each has been told. */
export class SuitesError extends Error {
  override readonly name = 'SuitesError';
}
