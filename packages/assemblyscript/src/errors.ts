/** A module that is not what `asc --runtime` makes with our entry; the message says what is missing, or how it was made. */
export class CompiledProgramError extends Error {
  override readonly name = 'CompiledProgramError';

  constructor(readonly reason: string) {
    super(`not a program compiled by asc 0.9.4 with our runtime entry: ${reason}`);
  }
}
