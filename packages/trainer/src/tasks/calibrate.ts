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

/** Of fewer errors than this no tenth can be left on each side: rank ceil((n + 1) * 90 %) would be beyond the last. */
const fewestErrors = 9;

/** Offsets of a prediction interval, and the share of the truths that it holds, 0..1. */
export interface IntervalFit {
  readonly knots: readonly IntervalKnot[];
  readonly level: number;
}

/**
 * Fits the offsets of the prediction interval on rows that the network has not learned from (split conformal
 * prediction): on each side of the interval lies a tenth of the truths, with the correction for a finite sample.
 *
 * Bins that would have too few errors for that are pooled. Where all rows together are too few, the interval reaches
 * from the least to the greatest error, and the level is what that holds: (n - 1) / (n + 1).
 *
 * @param predicted log1p(hours)
 * @param truth log1p(hours), in the same order
 * @returns one knot per bin of about equally many rows, ascending; equal predictions share a bin
 */
export function fitInterval(predicted: readonly number[], truth: readonly number[]): IntervalFit {
  const rows = predicted
    .map((at, index) => ({ at: rounded(at), offset: (truth[index] ?? Number.NaN) - at }))
    .sort((a, b) => a.at - b.at);
  const outside = (1 - intervalLevel) / 2;
  const knots = binned(rows).map((members) => {
    const offsets = members.map(({ offset }) => offset).sort(ascending);
    return {
      at: rounded(median(members, ({ at }) => at) ?? 0),
      lower: -roundedUp(conformalQuantile(offsets.map((offset) => -offset).reverse(), 1 - outside)),
      upper: roundedUp(conformalQuantile(offsets, 1 - outside)),
    };
  });
  const held = Math.max(0, rows.length - 1) / (rows.length + 1);
  return { knots, level: rows.length >= fewestErrors ? intervalLevel : Math.floor(held * 100) / 100 };
}

/** Cuts sorted rows into at most five bins, each with enough errors and none within equal predictions. */
function binned<Row extends { readonly at: number }>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const count = Math.min(Math.max(Math.floor(rows.length / fewestErrors), 1), bins);
  const cut: Row[][] = [];
  rows.forEach((row, index) => {
    const last = cut.at(-1);
    const isFull = index >= Math.round((cut.length * rows.length) / count);
    const left = rows.length - index;
    const starts = isFull && row.at !== rows[index - 1]?.at && left >= fewestErrors;
    if (last && !(starts && last.length >= fewestErrors)) last.push(row);
    else cut.push([row]);
  });
  return cut;
}

/**
 * The smallest value that a new draw stays below with at least probability `level`, from `sorted` draws; the largest where
 * they are too few for that.
 *
 * @param sorted ascending, at least one
 */
function conformalQuantile(sorted: readonly number[], level: number): number {
  // 0.9 is a little more than nine tenths in a float64, and ten times nine tenths are nine.
  const rank = Math.min(Math.ceil((sorted.length + 1) * level - 1e-9), sorted.length);
  return sorted[rank - 1] ?? 0;
}

/** A ten-thousandth of a log is nothing to a reader, and half the digits in the manifest. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Rounded so that an interval never gets narrower. */
function roundedUp(value: number): number {
  return Math.ceil(value * 10_000 - 1e-6) / 10_000;
}
