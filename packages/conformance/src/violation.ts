import type { ContractLine } from './verdict.js';

/** A broken line of the contract. */
export class Violation extends Error {
  override readonly name = 'Violation';
  constructor(
    readonly line: ContractLine,
    message: string,
  ) {
    super(message);
  }
}
