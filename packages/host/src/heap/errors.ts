/** What a heap throws: wrong options before there is one, traps afterwards. */
import { type TrapKind, trapSentence } from '@sigil-alloc/wit';
import { HostError } from '../errors.js';
import type { Trap } from '../trap.js';

/** An option that cannot be: which one, the rule, and what was given. */
export class HeapOptionError extends HostError {
  override readonly name = 'HeapOptionError';

  constructor(
    readonly option: string,
    readonly rule: string,
    readonly value: unknown,
  ) {
    super(`${option} ${rule}; got ${spell(value)}`);
  }
}

function spell(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
}

/** Linear memory in pages of 64 KiB; `maxPages` is undefined for a memory whose owner set the maximum. */
export interface Pages {
  readonly pages: number;
  readonly maxPages: number | undefined;
}

/** A call trapped. The heap is as the contract says a trap leaves it, and can be used on. */
export class TrapError extends HostError {
  override readonly name: 'TrapError' | 'OutOfMemoryError' = 'TrapError';
  readonly kind: TrapKind;
  /** Bytes that could not be had; of exhaustion only. */
  readonly requested: number | undefined;
  /** Linear memory when it trapped, in pages of 64 KiB. */
  readonly pages: number;
  /** The most pages that it may have; undefined for a memory that somebody else made. */
  readonly maxPages: number | undefined;

  constructor({ kind, requested }: Trap, { pages, maxPages }: Pages, options?: ErrorOptions) {
    const asked = requested === undefined ? '' : ` ${requested} bytes were asked for;`;
    const most = maxPages === undefined ? '' : `, at most ${maxPages}`;
    super(`${kind}: ${trapSentence(kind)}${asked} pages of memory: ${pages}${most}`, options);
    this.kind = kind;
    this.requested = requested;
    this.pages = pages;
    this.maxPages = maxPages;
  }
}

/** Memory could not be had. Nothing is lost: a smaller request may be served. */
export class OutOfMemoryError extends TrapError {
  override readonly name = 'OutOfMemoryError';
  declare readonly kind: 'out-of-memory';
  declare readonly requested: number;
}
