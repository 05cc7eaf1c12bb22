import { type IntervalKnot, intervalLevel } from '@tantiya/core';
import { ascending, median, quantile } from 'd3-array';

/** How many bins of predicted values have an interval each: errors on short jobs are unlike those on long ones. */
const bins = 5;

/**
 * The deciles of a quantity over the training rows, 0 % to 100 %: 11 values, ascending.
 *
 * @param values at least one
 */
export function deciles(values: readonly number[]): number[] {
  return Array.from({ length: 11 }, (_, index) => rounded(quantile(values, index / 10) ?? 0));
}

/**
 * Fits the offsets of the prediction interval on rows that the network has not learned from (split conformal
 * prediction): on each side of the interval lies a tenth of the truths, with the correction for a finite sample.
 *
 * @param predicted log1p(hours)
 * @param truth log1p(hours), in the same order
 * @returns one knot per bin of equally many rows, ascending; fewer when predictions repeat
 */
export function intervalKnots(predicted: readonly number[], truth: readonly number[]): IntervalKnot[] {
  const rows = predicted
    .map((at, index) => ({ at, offset: (truth[index] ?? Number.NaN) - at }))
    .sort((a, b) => a.at - b.at);
  const outside = (1 - intervalLevel) / 2;
  const knots = Array.from({ length: bins }, (_, bin) =>
    rows.slice(Math.round((bin * rows.length) / bins), Math.round(((bin + 1) * rows.length) / bins)),
  )
    .filter((members) => members.length > 0)
    .map((members) => {
      const offsets = members.map(({ offset }) => offset).sort(ascending);
      return {
        at: rounded(median(members, ({ at }) => at) ?? 0),
        lower: rounded(-conformalQuantile(offsets.map((offset) => -offset).reverse(), 1 - outside)),
        upper: rounded(conformalQuantile(offsets, 1 - outside)),
      };
    });
  return knots.filter(({ at }, index) => at !== knots[index - 1]?.at);
}

/**
 * The smallest of the drawn values that a new draw does not exceed with a probability of at least `level`.
 *
 * @param sorted ascending, at least one
 */
function conformalQuantile(sorted: readonly number[], level: number): number {
  const rank = Math.min(Math.ceil((sorted.length + 1) * level), sorted.length);
  return sorted[rank - 1] ?? 0;
}

/** Keeps four decimals of a logarithm, a hundredth of a percent, for half the digits in the manifest. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
