/** A comparison of native allocators as data: what the table shows, --json prints and the CSV keeps. */
import type { Absent, Field } from '../field.js';
import type { Origin } from '../machine.js';
import { summarize } from '../statistics.js';
import type { NativeKernel } from './catalogue.js';
import type { Count } from './census.js';
import type { NativeContender } from './contender.js';
import { type Instructions, instructionsKey } from './instructions.js';
import type { NativeTimes } from './measure.js';

export interface NativeRow {
  /** the C compiler and the system */
  readonly engine: string;
  readonly case: string;
  readonly unit: string;
  readonly contender: string;
  /** CPU time of one operation */
  readonly nanoseconds: number;
  /** time over the peer's; null where the peer does not run the kernel */
  readonly ratio: number | null;
  /** false: rounds disagree so that another run may differ by more than 10 % */
  readonly isSteady: boolean;
  /** of linear memory, those of the kernels' tables left out; null for those who have none */
  readonly pages: number | null;
  /** resident at the worst, beyond what the process had before its kernel */
  readonly peakBytes: number;
  /** asked for and not yet freed, at the most; null where that is not counted */
  readonly liveBytes: number | null;
  /** of the longest call; null where calls cannot be timed one by one */
  readonly longestNanoseconds: number | null;
  /** of one operation; null where they were not counted */
  readonly instructions: number | null;
  readonly checksum: string;
}

export interface NativeCompetitor {
  readonly name: string;
  readonly what: string;
  readonly version: string;
}

export interface NativeSkipped {
  readonly contender: string;
  readonly cases: readonly string[];
  readonly reason: string;
}

export interface NativeResult {
  readonly origin: Origin;
  readonly peer: string;
  readonly rounds: number;
  readonly contenders: readonly NativeCompetitor[];
  readonly absent: readonly Absent[];
  readonly skipped: readonly NativeSkipped[];
  readonly rows: readonly NativeRow[];
}

export interface Measured {
  readonly times: readonly NativeTimes[];
  readonly counts: readonly Count[];
  /** undefined where they were not asked for, or cannot be counted */
  readonly instructions: Instructions | undefined;
}

const PAGE_BYTES = 65_536;

export function rowsOf({ times, counts, instructions }: Measured, engine: string, peer: string): NativeRow[] {
  return times.flatMap(({ kernel, turns, checksum, measurements }) => {
    const timesOf = (name: string): readonly number[] | undefined =>
      measurements.get(name)?.map(({ nanoseconds }) => nanoseconds);
    const peerTimes = timesOf(peer);
    return [...measurements.keys()].map((contender) => {
      const own = contender === peer ? peerTimes! : timesOf(contender)!;
      const { nanoseconds, ratio, isSteady } = summarize(own, peerTimes ?? own);
      const count = counts.find((one) => one.kernel === kernel.name && one.contender === contender)!;
      return {
        engine,
        case: kernel.name,
        unit: kernel.unit,
        contender,
        nanoseconds: nanoseconds / kernel.operations(turns),
        ratio: peerTimes === undefined ? null : ratio,
        isSteady,
        pages: count.linearBytes === null ? null : count.linearBytes / PAGE_BYTES,
        peakBytes: count.peakBytes,
        liveBytes: count.liveBytes,
        longestNanoseconds: count.longestNanoseconds,
        instructions: instructions?.get(instructionsKey(contender, kernel.name)) ?? null,
        checksum,
      };
    });
  });
}

export const competitorsOf = ({ present }: Field<NativeContender>): NativeCompetitor[] =>
  present.map(({ contender: { name, what }, version }) => ({ name, what, version }));

/** By contender and reason, the kernels that it does not run. */
export function skippedOf(kernels: readonly NativeKernel[], contenders: readonly NativeContender[]): NativeSkipped[] {
  return contenders.flatMap((contender) => {
    const reasons = kernels.map((kernel) => contender.lacks(kernel));
    const distinct = new Set(reasons.filter((reason) => reason !== undefined));
    return [...distinct].map((reason) => ({
      contender: contender.name,
      cases: kernels.filter((_, i) => reasons[i] === reason).map(({ name }) => name),
      reason,
    }));
  });
}
