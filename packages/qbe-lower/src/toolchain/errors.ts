/** What can go wrong outside of us: a tool that is not there, one that fails, a place that cannot be written. */

/** Parent of all errors here, so that a caller can tell a person's problem from our own fault. */
export class ToolchainError extends Error {
  override readonly name: string = 'ToolchainError';
}

/** A system tool that native code needs is not there; says why and what installs it on this system. */
export class MissingToolError extends ToolchainError {
  override readonly name = 'MissingToolError';

  constructor(
    readonly tool: string,
    readonly reason: string,
    readonly installCommand: string,
  ) {
    super(`${reason}; install with: ${installCommand}`);
  }
}

/** A system tool ran and failed: the command, how it ended, and what it wrote. */
export class ToolError extends ToolchainError {
  override readonly name = 'ToolError';

  constructor(
    readonly command: string,
    readonly exitCode: number | undefined,
    readonly ending: string,
    readonly output: string,
  ) {
    super(`${command}\n${ending}${output === '' ? '' : `:\n${output}`}`);
  }
}

/** An output that cannot be written; nothing is left at its place. */
export class OutputError extends ToolchainError {
  override readonly name = 'OutputError';

  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`cannot write ${path}: ${reason}`);
  }
}

/** A name that cannot become a file in an archive or a string in C. */
export class BuildNameError extends ToolchainError {
  override readonly name = 'BuildNameError';

  constructor(option: string, rule: string, value: string) {
    super(`${option} must be ${rule}; found ${JSON.stringify(value)}`);
  }
}
