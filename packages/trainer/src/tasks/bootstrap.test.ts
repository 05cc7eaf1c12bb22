import { mean } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { bootstrap } from './bootstrap.ts';

describe('the bootstrap interval', () => {
  const values = Array.from({ length: 400 }, (_, index) => (index % 2 === 0 ? 0 : 10));
  const meanOf = (rows: readonly number[]) => mean(rows, (row) => values[row]) ?? Number.NaN;

  it('of a mean is about four standard errors wide and holds it', () => {
    const { low, high } = bootstrap(values.length, meanOf);
    const standardError = 5 / Math.sqrt(values.length);
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(5);
    expect((high - low) / standardError).toBeGreaterThan(3.6);
    expect((high - low) / standardError).toBeLessThan(4.3);
  });

  it('is the same for the same rows', () =>
    expect(bootstrap(values.length, meanOf)).toEqual(bootstrap(values.length, meanOf)));

  it('is one value where all rows are alike', () =>
    expect(bootstrap(3, () => 7)).toEqual({ low: 7, high: 7 }));
});
