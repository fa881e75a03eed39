/** What a reader of the heap says when it cannot go on, and what all of them read. */
import { TAGS } from '../../src/layout.js';

/** An invariant of `layout.ts` does not hold. */
export class BrokenHeap extends Error {
  override readonly name = 'BrokenHeap';
  constructor(
    readonly invariant: string,
    what: string,
    at: number,
  ) {
    super(`${invariant}: ${what} at ${at}`);
  }
}

export function broken(invariant: string, what: string, at: number): never {
  throw new BrokenHeap(invariant, what, at);
}

/** Bytes from header to header. */
export const sizeIn = (word: number): number => (word & ~TAGS) >>> 0;
