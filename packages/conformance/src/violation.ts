import type { Promised } from './verdict.js';

/** A broken promise: of a line of the contract, or of a further world. */
export class Violation extends Error {
  override readonly name = 'Violation';
  constructor(
    readonly line: Promised,
    message: string,
  ) {
    super(message);
  }
}
