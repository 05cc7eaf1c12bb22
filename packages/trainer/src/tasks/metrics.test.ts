import { describe, expect, it } from 'vitest';
import { absoluteErrors, amountErrors, column, coverage, rmsle } from './metrics.ts';

describe('rmsle', () => {
  it('is the root mean square of the log1p differences, over all outputs together', () => {
    // log1p of e - 1 is 1, of e² - 1 is 2, of 0 is 0: differences 1, 0, 2, 0
    const predicted = [
      [Math.E - 1, 0],
      [Math.E ** 2 - 1, 5],
    ];
    const truth = [
      [0, 0],
      [0, 5],
    ];
    expect(rmsle(predicted, truth)).toBeCloseTo(Math.sqrt((1 + 0 + 4 + 0) / 4), 12);
  });
});

describe('the errors of an amount', () => {
  const truth = [9, 99, 0];
  const predicted = [14, 79, 1];

  it('are absolute: (5 + 20 + 1) / 3 and the root of (25 + 400 + 1) / 3', () => {
    const { mae, rmse } = absoluteErrors(predicted, truth);
    expect(mae).toBeCloseTo(26 / 3, 12);
    expect(rmse).toBeCloseTo(Math.sqrt(142), 12);
  });

  it('are relative to the truth + 1: 5 / 10, 20 / 100, 1 / 1', () => {
    const { mape, medianApe } = amountErrors(predicted, truth);
    expect(mape).toBeCloseTo(1.7 / 3, 12);
    expect(medianApe).toBeCloseTo(0.5, 12);
  });

  it('explain all of the logarithm, none of it as its mean, and less than none beyond that', () => {
    const logs = [1, 2, 6];
    const amounts = (values: readonly number[]) => values.map(Math.expm1);
    expect(amountErrors(amounts(logs), amounts(logs)).r2Log).toBeCloseTo(1, 12);
    expect(amountErrors(amounts([3, 3, 3]), amounts(logs)).r2Log).toBeCloseTo(0, 12);
    // Σ (4 - log)² = 9 + 4 + 4 = 17; Σ (3 - log)² = 4 + 1 + 9 = 14
    expect(amountErrors(amounts([4, 4, 4]), amounts(logs)).r2Log).toBeCloseTo(1 - 17 / 14, 12);
    expect(amountErrors(amounts([4, 5]), amounts([3, 3])).r2Log).toBeNaN(); // nothing varies, nothing is explained
  });
});

describe('coverage', () => {
  it('counts the truths within their interval, ends included', () => {
    const intervals = [
      [1, 2],
      [1, 2],
      [1, 2],
      [1, 2],
    ];
    expect(coverage(intervals, [1, 2, 0.9, 2.1])).toBe(0.5);
  });
});

describe('column', () => {
  it('takes one output of every row', () =>
    expect(
      column(
        [
          [1, 2],
          [3, 4],
        ],
        1,
      ),
    ).toEqual([2, 4]));
});
