import { describe, expect, it } from 'vitest';
import { pairedDifference, rmsleInterval, shareInterval } from './statistics.ts';

const errors = Array.from({ length: 400 }, (_, row) => ((row * 37) % 100) / 100);

describe('an interval by resampling', () => {
  it('is around the figure of all rows, and the same each time', () => {
    const { value, low, high } = rmsleInterval(errors);
    expect(value).toBeCloseTo(Math.sqrt(0.495), 6);
    // The standard error of the mean square is 0.289 / 20; of its root, half of that over the root.
    expect(value - low).toBeCloseTo((1.96 * 0.289) / 20 / 2 / value, 2);
    expect(high - value).toBeCloseTo((1.96 * 0.289) / 20 / 2 / value, 2);
    expect(rmsleInterval(errors)).toEqual({ value, low, high });
  });

  it('of a difference is that of the same rows: what both have in common cancels out', () => {
    const worse = errors.map((error) => error + 0.1);
    const { value, low, high } = pairedDifference(errors, worse);
    expect(value).toBeLessThan(0);
    expect(high).toBeLessThan(0);
    const { low: lowest, high: highest } = rmsleInterval(errors);
    expect(high - low).toBeLessThan((highest - lowest) / 4);
  });
});

describe('the interval of a share', () => {
  it('is that of Wilson', () => {
    const hits = Array.from({ length: 100 }, (_, row) => row < 80);
    const { value, low, high } = shareInterval(hits);
    expect([value, low, high].map((share) => Number(share.toFixed(3)))).toEqual([0.8, 0.711, 0.867]);
  });
});
