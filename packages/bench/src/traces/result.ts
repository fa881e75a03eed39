/** A comparison on traces as data: what the table shows, --json prints and the CSVs keep. */
import { PAGE_BYTES } from '../allocators/kernels/parts.js';
import type { Absent } from '../field.js';
import type { Origin } from '../machine.js';
import { summarize } from '../statistics.js';
import type { TraceCase } from './case.js';
import type { Footprint } from './footprint.js';
import type { Longest } from './native.js';
import type { Place } from './options.js';
import type { CaseTimes } from './times.js';

export interface TraceRow {
  readonly place: Place;
  /** name and version, of V8 as well; natively the C compiler */
  readonly engine: string;
  readonly case: string;
  readonly contender: string;
  /** CPU time of one operation */
  readonly nanoseconds: number;
  /** what ratios of this row are against */
  readonly peer: string;
  readonly ratio: number;
  /** false: rounds disagree so that another run may differ by more than 10 % */
  readonly isSteady: boolean;
  /** of linear memory, behind one replay, less the replayer's own; null natively */
  readonly pages: number | null;
  /** bytes asked for and not yet freed, at the most */
  readonly peakLiveBytes: number;
  /** the most memory at one of the points, in a replay that is not timed; null where the system does not say */
  readonly peakMemoryBytes: number | null;
  /** the longest call; null where calls are not timed */
  readonly longestNanoseconds: number | null;
  readonly checksum: string;
}

/** Memory over time of one trace with one contender. */
export interface TraceSamples {
  readonly place: Place;
  readonly case: string;
  readonly contender: string;
  /** calls before each point, bytes that then live, bytes of memory */
  readonly calls: readonly number[];
  readonly liveBytes: readonly number[];
  readonly memoryBytes: readonly number[];
}

export interface TraceCompetitor {
  readonly place: Place;
  readonly name: string;
  readonly what: string;
  readonly version: string;
}

export interface TraceAbout {
  readonly name: string;
  readonly program: string;
  readonly package: string;
  readonly calls: number;
  /** more than calls: the recording was cut off */
  readonly recordedCalls: number;
}

export interface TracesResult {
  readonly origin: Origin;
  readonly rounds: number;
  readonly traces: readonly TraceAbout[];
  readonly contenders: readonly TraceCompetitor[];
  readonly absent: readonly Absent[];
  readonly rows: readonly TraceRow[];
  readonly samples: readonly TraceSamples[];
}

export interface Measured {
  readonly place: Place;
  readonly engine: string;
  readonly peer: string;
  readonly times: readonly CaseTimes[];
  readonly footprints: readonly Footprint[];
  readonly longest: readonly Longest[];
}

export function rowsOf({ place, engine, peer, times, footprints, longest }: Measured): TraceRow[] {
  return times.flatMap(({ case: one, turns, checksum, measurements }) => {
    const timesOf = (name: string) => measurements.get(name)!.map(({ nanoseconds }) => nanoseconds);
    const peerTimes = timesOf(peer);
    return [...measurements.keys()].map((contender) => {
      const own = contender === peer ? peerTimes : timesOf(contender);
      const { nanoseconds, ratio, isSteady } = summarize(own, peerTimes);
      const isIt = (other: { readonly case: string; readonly contender: string }): boolean =>
        other.case === one.name && other.contender === contender;
      const memory = footprints.find(isIt)?.memoryBytes ?? [];
      return {
        place,
        engine,
        case: one.name,
        contender,
        nanoseconds: nanoseconds / (turns * one.replay.operations),
        peer,
        ratio,
        isSteady,
        pages: place === 'wasm' ? memory.at(-1)! / PAGE_BYTES : null,
        peakLiveBytes: one.trace.head.peakLiveBytes,
        peakMemoryBytes: memory.some((bytes) => bytes > 0) ? Math.max(...memory) : null,
        longestNanoseconds: longest.find(isIt)?.nanoseconds ?? null,
        checksum,
      };
    });
  });
}

export const samplesOf = (cases: readonly TraceCase[], footprints: readonly Footprint[]): TraceSamples[] =>
  footprints.map(({ place, case: name, contender, memoryBytes }) => {
    const { points, liveAtPoints } = cases.find((one) => one.name === name)!;
    return { place, case: name, contender, calls: [...points], liveBytes: liveAtPoints, memoryBytes };
  });

export const aboutOf = ({ trace: { head } }: TraceCase): TraceAbout => ({
  name: head.name,
  program: head.program,
  package: head.package,
  calls: head.ops,
  recordedCalls: head.recordedOps,
});
