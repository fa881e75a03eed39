/**
 * From a long failing script to a short one that breaks the same line.
 *
 * First the shortest tail that still fails, then fast-check's shrinker on which ops stay, then smaller sizes op by op.
 * Any part of a script is legal, because a session leaves out what is not.
 */
import type { Answers } from '@sigil-alloc/wit';
import fc from 'fast-check';
import type { Op } from './op.js';
import { openSession } from './session.js';
import { Violation } from './shadow.js';
import { type Subject, SubjectError } from './subject.js';

export interface ShrinkOptions {
  readonly subject: Subject;
  readonly answers: Answers;
  readonly maxPages: number;
  /** what must break again */
  readonly line: number;
  readonly milliseconds: number;
}

const SIZE_STEPS = [0, 1, 16, 64, 4096, 65_536] as const;

/** The shortest script found in the time; `ops` itself when it does not fail again. */
export async function shrinkScript(ops: readonly Op[], options: ShrinkOptions): Promise<readonly Op[]> {
  const deadline = Date.now() + options.milliseconds;
  const fails = async (candidate: readonly Op[]): Promise<boolean> =>
    Date.now() < deadline && (await breaks(candidate, options));
  const tail = await shortestTail(ops, fails);
  const subset = await smallestSubset(tail, fails);
  return smallerSizes(subset, fails);
}

type Fails = (candidate: readonly Op[]) => Promise<boolean>;

async function breaks(ops: readonly Op[], { subject, answers, maxPages, line }: ShrinkOptions): Promise<boolean> {
  const session = await openSession(subject, answers, { maxPages });
  try {
    await session.runAll(ops);
    await session.lookAtAll();
    return false;
  } catch (error) {
    if (error instanceof Violation) return error.line === line;
    if (error instanceof SubjectError) return true; // the instance died
    throw error;
  } finally {
    await session.close();
  }
}

async function shortestTail(ops: readonly Op[], fails: Fails): Promise<readonly Op[]> {
  for (let length = 8; length < ops.length; length *= 2) {
    const tail = ops.slice(-length);
    if (await fails(tail)) return tail;
  }
  return ops;
}

async function smallestSubset(ops: readonly Op[], fails: Fails): Promise<readonly Op[]> {
  const property = fc.asyncProperty(fc.subarray([...ops]), async (candidate) => !(await fails(candidate)));
  const details = await fc.check(property, { numRuns: 1, examples: [[[...ops]]] });
  return details.counterexample?.[0] ?? ops;
}

async function smallerSizes(ops: readonly Op[], fails: Fails): Promise<readonly Op[]> {
  let best = ops;
  for (const index of ops.keys()) {
    for (const size of SIZE_STEPS) {
      const smaller = withSize(best[index]!, size);
      if (smaller === undefined) break;
      const candidate = best.with(index, smaller);
      if (!(await fails(candidate))) continue;
      best = candidate;
      break;
    }
  }
  return best;
}

/** The op asking for `size` bytes, if that is less than it asks for. */
function withSize(op: Op, size: number): Op | undefined {
  switch (op.op) {
    case 'alloc':
    case 'promote':
      return size < op.size ? { ...op, size } : undefined;
    case 'realloc':
    case 'cabi-realloc':
      return size < op.newSize ? { ...op, newSize: size } : undefined;
    default:
      return undefined;
  }
}
