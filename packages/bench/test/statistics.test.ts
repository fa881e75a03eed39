import { describe, expect, it } from 'vitest';
import { geometricMean, halvesDisagreement, likelyDisagreement, median, summarize } from '../src/statistics.js';

describe('statistics', () => {
  it('takes the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 1, 4, 2])).toBe(3);
  });

  it('compares the halves in the order of the rounds', () => {
    expect(halvesDisagreement([10, 10, 12, 12])).toBeCloseTo(0.2);
    expect(halvesDisagreement([10, 12, 10, 12])).toBeCloseTo(0);
    expect(halvesDisagreement([10])).toBe(0);
  });

  it('takes ratios within a round, so that a slow machine in some rounds does not count', () => {
    const peer = [100, 100, 300, 300];
    const { ratio, isSteady } = summarize([150, 150, 450, 450], peer);
    expect(ratio).toBeCloseTo(1.5);
    expect(isSteady).toBe(true);
  });

  it('calls a contender unsteady whose ratio changed by more than a tenth', () => {
    const half = (time: number): number[] => Array.from({ length: 20 }, () => time);
    const peer = [...half(100), ...half(100)];
    expect(summarize([...half(100), ...half(109)], peer).isSteady).toBe(true);
    expect(summarize([...half(100), ...half(112)], peer).isSteady).toBe(false);
  });

  it('calls a contender unsteady whose rounds are scattered so that as many others may lie elsewhere', () => {
    const peer = [100, 100, 100, 100, 100, 100, 100, 100];
    const scattered = [88, 112, 90, 110, 88, 112, 90, 110];
    expect(summarize(scattered, peer).isSteady).toBe(false);
    expect(halvesDisagreement(scattered)).toBe(0);
    const many = Array.from({ length: 10 }, () => scattered).flat();
    expect(likelyDisagreement(many)).toBeLessThan(likelyDisagreement(scattered) / 3);
    expect(
      summarize(
        many,
        many.map(() => 100),
      ).isSteady,
    ).toBe(true);
    expect(likelyDisagreement([100, 100, 100, 500])).toBeLessThan(2);
    expect(likelyDisagreement([5])).toBe(0);
  });

  it('judges the peer by its times', () => {
    const peer = [100, 100, 300, 300];
    expect(summarize(peer, peer)).toEqual({ nanoseconds: 200, ratio: 1, isSteady: false });
  });

  it('means ratios geometrically', () => {
    expect(geometricMean([0.5, 2])).toBeCloseTo(1);
  });
});
