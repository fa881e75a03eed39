/** Medians, and whether they can be trusted. */

/** Halves of the rounds that differ by more say that the machine was not quiet enough. */
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
  return { nanoseconds: median(times), ratio: median(ratios), isSteady: halvesDisagreement(judged) <= STEADY_LIMIT };
}
