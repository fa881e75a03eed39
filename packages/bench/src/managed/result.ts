/** A comparison of managed objects as data: what the table shows, --json prints and the CSV keeps. */
import type { Absent } from '../field.js';
import type { Origin } from '../machine.js';
import { median, summarize } from '../statistics.js';
import type { Measurement } from '../worker.js';
import type { ManagedContender } from './contender.js';
import type { ManagedTimes } from './measure.js';

export interface ManagedRow {
  /** name and version, of V8 as well */
  readonly engine: string;
  readonly case: string;
  readonly unit: string;
  readonly contender: string;
  readonly turns: number;
  /** CPU time of one operation, of all threads */
  readonly nanoseconds: number;
  /** time over the peer's; null where the peer does not run the kernel */
  readonly ratio: number | null;
  /** false: rounds disagree so that another run may differ by more than 10 % */
  readonly isSteady: boolean;
  /** at the worst: of linear memory, or, where objects are the engine's, of what the process holds beyond its start */
  readonly memoryBytes: number;
  /** of the longest turn, the least of all rounds; null for kernels that are one call */
  readonly longestNanoseconds: number | null;
  readonly checksum: string;
}

export interface ManagedCompetitor {
  readonly name: string;
  readonly what: string;
  readonly version: string;
}

export interface ManagedResult {
  readonly origin: Origin;
  readonly peer: string;
  readonly rounds: number;
  readonly contenders: readonly ManagedCompetitor[];
  readonly absent: readonly Absent[];
  readonly rows: readonly ManagedRow[];
}

export function rowsOf(
  measured: readonly ManagedTimes[],
  contenders: readonly ManagedContender[],
  engine: string,
  peer: string,
): ManagedRow[] {
  return measured.flatMap(({ kernel, turns, checksum, measurements }) => {
    const timesOf = (name: string): readonly number[] | undefined =>
      measurements.get(name)?.map(({ nanoseconds }) => nanoseconds);
    const peerTimes = timesOf(peer);
    return [...measurements].map(([contender, all]) => {
      const times = contender === peer ? peerTimes! : timesOf(contender)!;
      const { nanoseconds, ratio, isSteady } = summarize(times, peerTimes ?? times);
      const { home } = contenders.find(({ name }) => name === contender)!;
      return {
        engine,
        case: kernel.name,
        unit: kernel.unit,
        contender,
        turns,
        nanoseconds: nanoseconds / kernel.operations(turns),
        ratio: peerTimes === undefined || !Number.isFinite(ratio) ? null : ratio,
        isSteady,
        memoryBytes: median(all.map(home === 'linear' ? linearBytes : processBytes)),
        longestNanoseconds: kernel.isStepwise ? Math.min(...all.map(longestTurn)) : null,
        checksum,
      };
    });
  });
}

const linearBytes = ({ further: [linear] }: Measurement): number => linear!;
const processBytes = ({ further: [, held] }: Measurement): number => held!;
const longestTurn = ({ further: [, , longest] }: Measurement): number => longest!;
