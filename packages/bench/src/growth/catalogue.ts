/** How many blocks live while a turn is timed, and of what sizes. */
import { type Sizes, SLOTS_STEP } from './kernels.js';

export interface Series {
  readonly name: Sizes;
  /** what its blocks are */
  readonly what: string;
  /** live blocks of each of its cases */
  readonly counts: readonly number[];
}

export const growthSeries: readonly Series[] = [
  { name: 'small', what: '32 bytes', counts: [1_000, 10_000, 100_000, 1_000_000, 10_000_000] },
  { name: 'law', what: '8 bytes to 8 KiB', counts: [1_000, 10_000, 100_000, 1_000_000, 10_000_000] },
  { name: 'large', what: '64 KiB to 1 MiB, in all 3.4 GiB at the end', counts: [1_000, 4_000, 15_000] },
];

export interface GrowthCase {
  readonly series: Series;
  readonly count: number;
}

export const caseName = ({ series, count }: GrowthCase): string => `${series.name}_${count}`;

export const growthCases: readonly GrowthCase[] = growthSeries.flatMap((series) =>
  series.counts.map((count) => ({ series, count })),
);

/** Of one measurement. */
export const TURNS = 200_000;
/** A free and a malloc. */
export const OPERATIONS = 2;

/** What `fill` is told. */
export const fillSteps = ({ count }: GrowthCase): number => count / SLOTS_STEP;
