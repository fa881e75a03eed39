/** Medians, and whether they can be trusted. */

/** Two runs that differ by more do not say the same. */
export const STEADY_LIMIT = 0.1;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** How far the medians of the first and the second half lie apart, as a share of the smaller one. */
export function halvesDisagreement(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = values.length >> 1;
  const [first, second] = [median(values.slice(0, middle)), median(values.slice(middle))];
  return Math.abs(first - second) / Math.min(first, second);
}

/** Of a normal distribution, the standard deviation over the range in which the middle half lies. */
const DEVIATION_OF_RANGE = 1 / 1.349;
/** The standard error of a median over the standard deviation and the root of the number of values. */
const ERROR_OF_MEDIAN = 1.2533;
/** In units of their standard deviation, the difference of two medians that one pair in twenty exceeds. */
const ONE_IN_TWENTY = 1.96;

/** How far the median of as many other values may lie from this one, as a share of it, by how these are scattered. */
export function likelyDisagreement(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const quarter = (share: number): number => {
    const at = (sorted.length - 1) * share;
    const low = Math.floor(at);
    return sorted[low]! + (sorted[Math.ceil(at)]! - sorted[low]!) * (at - low);
  };
  const deviation = (quarter(0.75) - quarter(0.25)) * DEVIATION_OF_RANGE;
  const error = (ERROR_OF_MEDIAN * deviation) / Math.sqrt(values.length);
  return (ONE_IN_TWENTY * Math.SQRT2 * error) / median(values);
}

const isSteadyIn = (values: readonly number[]): boolean =>
  halvesDisagreement(values) <= STEADY_LIMIT && likelyDisagreement(values) <= STEADY_LIMIT;

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

export interface Summary {
  readonly nanoseconds: number;
  /** median of the ratios within each round, where both ran side by side */
  readonly ratio: number;
  readonly isSteady: boolean;
}

/** `peer` holds the peer's times of the same rounds; of the peer itself the steadiness is that of its times. */
export function summarize(times: readonly number[], peer: readonly number[]): Summary {
  const ratios = times.map((time, round) => time / peer[round]!);
  const judged = times === peer ? times : ratios;
  return { nanoseconds: median(times), ratio: median(ratios), isSteady: isSteadyIn(judged) };
}
