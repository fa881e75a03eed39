/**
 * A law: one sentence of the contract's section 2, or of the WIT of a further world, and how it is tested. Laws know a
 * subject only through sessions.
 */
import type { Answers, WorldLinkName } from '@sigil-alloc/wit';
import { type Functions, whyLacking } from '../functions.js';
import type { Op, OpResult } from '../op.js';
import { openSession, type Session, type SessionOptions } from '../session.js';
import type { Subject } from '../subject.js';
import type { Promised } from '../verdict.js';
import { Violation } from '../violation.js';

/** What is known before a subject is made. */
export interface LawTerms {
  readonly answers: Answers;
  readonly build: 'fast' | 'check' | 'audit';
  readonly seed: number;
  /** how many ops all seeded laws together may take */
  readonly ops: number;
  /** how long a failing script may be shortened, 5000 if absent */
  readonly shrinkMilliseconds?: number;
}

export interface LawContext extends LawTerms {
  readonly subject: Subject;
  /** called now and then with the number of ops run since the last call */
  readonly onOps?: (count: number) => void;
}

export interface Law {
  /** kebab-case, for reports and for choosing one */
  readonly id: string;
  readonly line: Promised;
  /** a sentence */
  readonly title: string;
  /** the further functions it calls; whoever lacks one is not held to it */
  readonly needs?: readonly WorldLinkName[];
  /** why it does not apply, if it does not */
  readonly skip?: (terms: LawTerms) => string | undefined;
  /** Throws Violation. */
  readonly run: (run: LawRun) => Promise<void>;
}

/** Why a law does not apply to who has these further functions, if it does not. */
export const whySkipped = (law: Law, terms: LawTerms, functions: Functions): string | undefined =>
  whyLacking(law.needs ?? [], functions) ?? law.skip?.(terms);

/** One law on one subject: opens sessions, and remembers them for the report. */
export class LawRun {
  /** the session opened last: where a violation happened */
  current: Session | undefined;
  maxPages = 0;
  private readonly sessions: Session[] = [];

  constructor(
    readonly context: LawContext,
    readonly law: Law,
  ) {}

  get answers(): Answers {
    return this.context.answers;
  }

  get opsRun(): number {
    return this.sessions.reduce((sum, session) => sum + session.opsRun, 0);
  }

  async open(options: SessionOptions = {}): Promise<Session> {
    const session = await openSession(this.context.subject, this.answers, options);
    this.sessions.push(session);
    this.current = session;
    this.maxPages = session.instance.maxPages;
    return session;
  }

  async close(): Promise<void> {
    for (const session of this.sessions) await session.close();
  }

  broken(message: string): Violation {
    return new Violation(this.law.line, message);
  }

  /** Runs an op that must succeed, and gives its value. */
  async ok(session: Session, op: Op): Promise<number> {
    const result = await session.run(op);
    if (result.status !== 'ok') throw this.broken(`${opText(op)}: ${outcome(result)}`);
    return result.value;
  }

  /** Runs an op that must fail for want of memory. */
  async exhausts(session: Session, op: Op): Promise<void> {
    const result = await session.run(op);
    if (result.status !== 'trap') throw this.broken(`${opText(op)} must trap: ${outcome(result)}`);
  }

  equal(actual: number, expected: number, what: string): void {
    if (actual !== expected) throw this.broken(`${what}: expected ${expected}, got ${actual}`);
  }
}

export const opText = (op: Op): string => {
  const { op: name, ...operands } = op;
  return `${name} ${JSON.stringify(operands)}`;
};

function outcome({ status, value, trap }: OpResult): string {
  if (status === 'trap') return `it trapped with ${trap}`;
  return status === 'ok' ? `it gave ${value}` : `it was ${status}`;
}
