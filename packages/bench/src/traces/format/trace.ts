/** A trace: what a program asked of its allocator, call by call, and where it was recorded. */

/** Kinds of calls, as the columns of a trace hold them. */
export const Kind = { malloc: 0, free: 1, realloc: 2, calloc: 3 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/**
 * The calls, in columns. An object is named by its slot from the call that makes it to the call that frees it; the slot
 * freed last is the next one taken (`Slots`), so there are as many as objects lived at once.
 */
export interface Ops {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly slots: Uint32Array;
  /** bytes asked for, of malloc, calloc, realloc; 0 of free */
  readonly sizes: Uint32Array;
}

/** What a recording knows of itself beside its calls. */
export interface Recorded {
  /** what the suite calls it */
  readonly name: string;
  /** what ran, with the version that says which */
  readonly program: string;
  /** package and version that the program is from */
  readonly package: string;
  readonly command: string;
  readonly arguments: readonly string[];
  /** of the recorded program, whose sizes are asked for: 4 or 8 */
  readonly pointerBytes: 4 | 8;
  /** calls in the recording; more than the trace's where it is cut off */
  readonly recordedOps: number;
  /** calls that asked for an alignment, and are here calls of malloc */
  readonly alignedOps: number;
  /** frees and reallocs of blocks from before the recording, left out */
  readonly foreignOps: number;
}

/** What follows from the calls; checked when a trace is read. */
export interface Extent {
  readonly ops: number;
  /** calls that make an object */
  readonly objects: number;
  readonly peakLiveObjects: number;
  readonly peakLiveBytes: number;
}

export interface TraceHead extends Recorded, Extent {}

export interface Trace {
  readonly head: TraceHead;
  readonly ops: Ops;
}

/** A file that is no trace, or a broken one; says which and where. */
export class TraceError extends Error {
  override readonly name = 'TraceError';

  /** @param offset of the byte that shows it, in the file or in its unpacked calls, as `message` says */
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}
