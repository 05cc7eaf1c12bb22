import { describe, expect, it } from 'vitest';
import { median, quantile, ratioOverRounds, summarize } from './statistics.ts';

const toHundred = Array.from({ length: 101 }, (_, index) => 100 - index);

describe('quantiles', () => {
  it('are order statistics, whatever the order of the samples', () => {
    expect(summarize(toHundred)).toEqual({ p50: 50, p95: 95, p99: 99, samples: 101 });
  });

  it('are interpolated between two samples', () => {
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(quantile([10, 20], 0.95)).toBeCloseTo(19.5, 12);
    expect(quantile([1, 2, 4], 0.75)).toBe(3);
  });

  it('of one sample are that sample', () => {
    expect(summarize([7])).toEqual({ p50: 7, p95: 7, p99: 7, samples: 1 });
  });

  it('do not exist without samples', () => {
    expect(median([])).toBeNaN();
  });

  it('leave the samples as they were', () => {
    const samples = [3, 1, 2];
    median(samples);
    expect(samples).toEqual([3, 1, 2]);
  });
});

describe('a ratio over rounds', () => {
  it('compares each round with itself', () => {
    // A round in which everything took ten times as long changes nothing.
    expect(ratioOverRounds([40, 500, 60], [4, 50, 5])).toEqual({ median: 10, low: 10, high: 12 });
  });
});
