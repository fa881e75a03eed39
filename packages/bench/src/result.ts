/** A run as data: what the table shows, --json prints and the CSV keeps. */
import type { Kernel } from './catalogue.js';
import type { Absent, Field } from './field.js';
import type { Origin } from './machine.js';
import type { CaseTimes } from './rounds.js';
import { geometricMean, summarize } from './statistics.js';

export interface Row {
  readonly case: string;
  readonly group: Kernel['group'];
  readonly unit: string;
  readonly contender: string;
  readonly version: string;
  /** CPU time of one operation */
  readonly nanoseconds: number;
  /** time over the peer's */
  readonly ratio: number;
  /** false: rounds disagree so that another run may differ by more than 10 % */
  readonly isSteady: boolean;
  readonly checksum: string;
}

export interface Result {
  readonly origin: Origin;
  readonly peer: string;
  readonly rounds: number;
  readonly contenders: readonly { readonly name: string; readonly what: string; readonly version: string }[];
  readonly absent: readonly Absent[];
  readonly rows: readonly Row[];
}

export function resultOf(
  measured: readonly CaseTimes[],
  field: Field,
  { origin, peer, rounds }: { readonly origin: Origin; readonly peer: string; readonly rounds: number },
): Result {
  const contenders = field.present.map(({ contender: { name, what }, version }) => ({ name, what, version }));
  const rows = measured.flatMap((item) => contenders.map(({ name, version }) => rowOf(item, name, version, peer)));
  return { origin, peer, rounds, contenders, absent: field.absent, rows };
}

function rowOf(
  { case: { kernel }, turns, checksum, times }: CaseTimes,
  name: string,
  version: string,
  peer: string,
): Row {
  const { nanoseconds, ratio, isSteady } = summarize(times.get(name)!, times.get(peer)!);
  return {
    case: kernel.name,
    group: kernel.group,
    unit: kernel.unit,
    contender: name,
    version,
    nanoseconds: nanoseconds / (turns * kernel.operations),
    ratio,
    isSteady,
    checksum,
  };
}

/** Geometric mean of a contender's ratios, of one group or of all cases. */
export function meanRatio({ rows }: Result, contender: string, group?: Kernel['group']): number {
  const own = rows.filter((row) => row.contender === contender && (group === undefined || row.group === group));
  return geometricMean(own.map(({ ratio }) => ratio));
}
