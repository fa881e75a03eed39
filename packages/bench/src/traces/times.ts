/** How times are taken, and what comes of it. */
import type { Measurement } from '../worker.js';
import type { TraceCase } from './case.js';

export interface TimesOptions {
  readonly rounds: number;
  /** share of the usual turns */
  readonly scale: number;
  /** times that all processes begin anew */
  readonly generations?: number;
}

export interface CaseTimes {
  readonly case: TraceCase;
  readonly turns: number;
  readonly checksum: string;
  /** by contender, of each round in order */
  readonly measurements: ReadonlyMap<string, readonly Measurement[]>;
}
