/**
 * From a long failing script to a short one that breaks the same line.
 *
 * First the shortest tail that still fails, then without chunks of it, then fast-check's shrinker on which ops stay, then
 * smaller sizes op by op.
 * Any part of a script is legal, because a session leaves out what is not.
 */
import type { Answers } from '@sigil-alloc/wit';
import fc from 'fast-check';
import type { Op } from './op.js';
import { replay } from './replay.js';
import { type Subject, SubjectError } from './subject.js';
import type { Promised } from './verdict.js';

export interface ShrinkOptions {
  readonly subject: Subject;
  readonly answers: Answers;
  readonly maxPages: number;
  /** what must break again */
  readonly line: Promised;
  readonly milliseconds: number;
}

/** fast-check's shrinker walks subsets one op at a time: good for the last step, too slow for long scripts. */
const SUBSET_COUNT = 60;
const SIZE_STEPS = [0, 1, 16, 64, 4096, 65_536] as const;

/** The shortest script found in the time; `ops` itself when it does not fail again. */
export async function shrinkScript(ops: readonly Op[], options: ShrinkOptions): Promise<readonly Op[]> {
  const deadline = Date.now() + options.milliseconds;
  const fails = async (candidate: readonly Op[]): Promise<boolean> =>
    Date.now() < deadline && (await breaks(candidate, options));
  const tail = await shortestTail(ops, fails);
  if (tail === undefined) return ops;
  const cut = await withoutChunks(tail, fails);
  const subset = cut.length <= SUBSET_COUNT ? await smallestSubset(cut, fails) : cut;
  return smallerSizes(subset, fails);
}

type Fails = (candidate: readonly Op[]) => Promise<boolean>;

async function breaks(ops: readonly Op[], { subject, answers, maxPages, line }: ShrinkOptions): Promise<boolean> {
  try {
    return (await replay(subject, answers, maxPages, ops)).violation?.line === line;
  } catch (error) {
    if (error instanceof SubjectError) return true; // the instance died
    throw error;
  }
}

async function shortestTail(ops: readonly Op[], fails: Fails): Promise<readonly Op[] | undefined> {
  for (let length = 8; length < ops.length; length *= 2) {
    const tail = ops.slice(-length);
    if (await fails(tail)) return tail;
  }
  return (await fails(ops)) ? ops : undefined;
}

/** Leaves out chunk after chunk, ever shorter ones. */
async function withoutChunks(ops: readonly Op[], fails: Fails): Promise<readonly Op[]> {
  let kept = ops;
  for (let length = Math.ceil(ops.length / 2); length >= 1; length = Math.floor(length / 2)) {
    for (let start = 0; start < kept.length; ) {
      const candidate = [...kept.slice(0, start), ...kept.slice(start + length)];
      if (await fails(candidate)) kept = candidate;
      else start += length;
    }
  }
  return kept;
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
  if ('newSize' in op) return size < op.newSize ? { ...op, newSize: size } : undefined;
  if ('size' in op) return size < op.size ? { ...op, size } : undefined;
  return undefined;
}
