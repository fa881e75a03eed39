/** Growth as data: what the table shows, --json prints and the CSV keeps. */
import type { Absent } from '../field.js';
import type { Origin } from '../machine.js';
import { median, summarize } from '../statistics.js';
import type { Measurement } from '../worker.js';
import { caseName, OPERATIONS, type Series } from './catalogue.js';
import type { GrowthTimes } from './measure.js';

export interface GrowthRow {
  /** name and version, of V8 as well */
  readonly engine: string;
  readonly case: string;
  readonly series: Series['name'];
  readonly liveBlocks: number;
  readonly contender: string;
  /** CPU time of one malloc or free */
  readonly nanoseconds: number;
  /** of it, what the accesses take that the kernel makes by itself */
  readonly controlNanoseconds: number;
  /** the rest */
  readonly netNanoseconds: number;
  /** time over the peer's; null where the peer takes no part */
  readonly ratio: number | null;
  /** false: rounds disagree so that another run may differ by more than 10 % */
  readonly isSteady: boolean;
  /** of linear memory, after the last round */
  readonly pages: number;
}

export interface GrowthResult {
  readonly origin: Origin;
  readonly peer: string;
  readonly rounds: number;
  readonly contenders: readonly { readonly name: string; readonly what: string; readonly version: string }[];
  readonly absent: readonly Absent[];
  readonly rows: readonly GrowthRow[];
}

const timeOf = ({ nanoseconds }: Measurement): number => nanoseconds;
const pagesOf = ({ further: [pages] }: Measurement): number => pages!;
const controlOf = ({ further: [, control] }: Measurement): number => control!;

interface Scope {
  readonly engine: string;
  readonly peer: string;
  /** of one measurement */
  readonly turns: number;
}

export function rowsOf(times: readonly GrowthTimes[], { engine, peer, turns }: Scope): GrowthRow[] {
  const operations = turns * OPERATIONS;
  return times.flatMap(({ case: one, measurements }) => {
    const peerTimes = measurements.get(peer)?.map(timeOf);
    return [...measurements].map(([contender, all]) => {
      const own = contender === peer ? peerTimes! : all.map(timeOf);
      const { nanoseconds, ratio, isSteady } = summarize(own, peerTimes ?? own);
      return {
        engine,
        case: caseName(one),
        series: one.series.name,
        liveBlocks: one.count,
        contender,
        nanoseconds: nanoseconds / operations,
        controlNanoseconds: median(all.map(controlOf)) / operations,
        netNanoseconds: median(all.map((each) => timeOf(each) - controlOf(each))) / operations,
        ratio: peerTimes === undefined ? null : ratio,
        isSteady,
        pages: Math.max(...all.map(pagesOf)),
      };
    });
  });
}
