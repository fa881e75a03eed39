/** A comparison of allocators as data: what the table shows, --json prints and the CSV keeps. */
import type { Absent } from '../field.js';
import type { Origin } from '../machine.js';
import { summarize } from '../statistics.js';
import type { HeapKernel } from './catalogue.js';
import type { Joined } from './joined.js';
import { PAGE_BYTES, TABLE_PAGES } from './kernels/parts.js';
import type { HeapTimes } from './measure.js';

export interface HeapRow {
  /** name and version, of V8 as well */
  readonly engine: string;
  readonly case: string;
  readonly unit: string;
  readonly contender: string;
  /** CPU time of one operation */
  readonly nanoseconds: number;
  /** time over the peer's; null where the peer cannot run the kernel */
  readonly ratio: number | null;
  /** false: rounds disagree so that another run may differ by more than 10 % */
  readonly isSteady: boolean;
  /** of heap, after the kernel; linear memory never shrinks, so it is the most there was */
  readonly pages: number;
  /** that the kernel had asked for and not yet freed, at the most; null for kernels that only the contract can run */
  readonly liveBytes: number | null;
  /** one free and one malloc, by the clock: of each the shortest of all rounds, of these the longest; null for other turns */
  readonly longestNanoseconds: number | null;
  readonly checksum: string;
}

/** Linear memory over live bytes, each at its most. */
export const heapOverLive = ({ pages, liveBytes }: HeapRow): number | null =>
  liveBytes === null ? null : (pages * PAGE_BYTES) / liveBytes;

export interface Competitor {
  readonly name: string;
  readonly what: string;
  readonly version: string;
  /** built for size, with nothing but malloc, free and realloc to call; null in quick runs */
  readonly codeBytes: number | null;
}

export interface Skipped {
  readonly contender: string;
  readonly cases: readonly string[];
  readonly reason: string;
}

export interface HeapResult {
  readonly origin: Origin;
  readonly peer: string;
  readonly rounds: number;
  readonly contenders: readonly Competitor[];
  readonly absent: readonly Absent[];
  readonly skipped: readonly Skipped[];
  readonly rows: readonly HeapRow[];
}

interface Scope {
  readonly engine: string;
  readonly peer: string;
  /** by kernel */
  readonly liveBytes: ReadonlyMap<string, number>;
}

export function rowsOf(measured: readonly HeapTimes[], { engine, peer, liveBytes }: Scope): HeapRow[] {
  return measured.flatMap(({ kernel, turns, checksum, measurements }) => {
    const timesOf = (name: string): readonly number[] | undefined =>
      measurements.get(name)?.map(({ nanoseconds }) => nanoseconds);
    const peerTimes = timesOf(peer);
    return [...measurements].map(([contender, all]) => {
      const times = contender === peer ? peerTimes! : timesOf(contender)!;
      const { nanoseconds, ratio, isSteady } = summarize(times, peerTimes ?? times);
      return {
        engine,
        case: kernel.name,
        unit: kernel.unit,
        contender,
        nanoseconds: nanoseconds / (turns * kernel.operations),
        ratio: peerTimes === undefined ? null : ratio,
        isSteady,
        pages: Math.max(...all.map(({ further: [pages] }) => pages!)) - TABLE_PAGES,
        liveBytes: liveBytes.get(kernel.name) ?? null,
        longestNanoseconds: kernel.isStepwise ? Math.min(...all.map(({ further: [, longest] }) => longest!)) : null,
        checksum,
      };
    });
  });
}

/** By allocator and reason, the kernels that it cannot run. */
export function skippedOf(kernels: readonly HeapKernel[], joined: readonly Joined[]): Skipped[] {
  return joined.flatMap(({ allocator: { name, lacks } }) => {
    const reasons = kernels.map(({ name: kernel, needs }) => {
      const missing = needs.find((need) => lacks[need] !== undefined);
      return { kernel, reason: missing && lacks[missing]! };
    });
    const distinct = new Set(reasons.flatMap(({ reason }) => reason ?? []));
    return [...distinct].map((reason) => ({
      contender: name,
      cases: reasons.filter((one) => one.reason === reason).map(({ kernel }) => kernel),
      reason,
    }));
  });
}
