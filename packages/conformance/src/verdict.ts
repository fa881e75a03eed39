/** The verdict: what a check found, for a person and for a program. A public format, version 1. */
import type { WorldName } from '@sigil-alloc/wit';
import type { OpScript } from './op.js';

export const VERDICT_FORMAT = 'sigil-verdict';
export const VERDICT_VERSION = 1;

/** The line of the contract's section 2 that a law belongs to, or that was broken. */
export type ContractLine = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13;

/** Where a promise is written: a line of the contract, or for what only a further world promises that world's WIT. */
export type Promised = ContractLine | WorldName;

/** `line 4 of the contract`, `sigil:heap` */
export const promisedText = (line: Promised): string =>
  typeof line === 'number' ? `line ${line} of the contract` : `sigil:${line}`;

/** `line 4`, `sigil:heap` */
export const promisedLabel = (line: Promised): string => (typeof line === 'number' ? `line ${line}` : `sigil:${line}`);

export interface Failure {
  /** the promise that the finding breaks */
  readonly line: Promised;
  readonly message: string;
  /** what begins the same run again */
  readonly seed: number;
  /** the shortest script found that fails the same way */
  readonly script: OpScript;
  /** the heap when it broke, drawn */
  readonly picture: string;
}

export interface LawVerdict {
  readonly law: string;
  readonly line: Promised;
  readonly title: string;
  readonly status: 'pass' | 'fail' | 'skip';
  /** why it was skipped */
  readonly reason?: string;
  readonly failure?: Failure;
}

export interface SubjectVerdict {
  readonly subject: string;
  readonly backend: 'wasm' | 'native' | 'other';
  /** calls, pattern checks and the suite's own looks at figures and invariants not counted */
  readonly opsRun: number;
  readonly milliseconds: number;
  readonly laws: readonly LawVerdict[];
}

export interface Verdict {
  readonly format: typeof VERDICT_FORMAT;
  readonly version: typeof VERDICT_VERSION;
  readonly conformer: string;
  readonly build: 'fast' | 'check' | 'audit';
  readonly seed: number;
  /** ops asked for */
  readonly ops: number;
  readonly passed: boolean;
  readonly subjects: readonly SubjectVerdict[];
  /** laws about several subjects: the same addresses everywhere */
  readonly together: readonly LawVerdict[];
}
