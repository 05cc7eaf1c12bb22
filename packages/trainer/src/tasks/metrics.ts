import { mean, median, sum } from 'd3-array';

/** Named figures of one predictor on one set of rows. */
export type Figures = Readonly<Record<string, number>>;

/** Values by row, then by output: prices in PHP, hours, or points. */
export type Matrix = readonly (readonly number[])[];

/** Root of the mean squared difference of log1p, over all outputs together. */
export function rmsle(predicted: Matrix, truth: Matrix): number {
  return rootMeanSquare(differences(logs(predicted.flat()), logs(truth.flat())));
}

/** Mean absolute and root mean squared error, in the unit of the values. */
export function absoluteErrors(predicted: readonly number[], truth: readonly number[]) {
  const errors = differences(predicted, truth);
  return { mae: mean(errors, Math.abs) ?? 0, rmse: rootMeanSquare(errors) } satisfies Figures;
}

/** The errors of one positive amount: absolute, relative to the truth, and how much of log1p is explained. */
export function amountErrors(predicted: readonly number[], truth: readonly number[]) {
  const relative = differences(predicted, truth).map(
    // One is added as the specification does: an amount may be 0.
    (error, row) => Math.abs(error) / ((truth[row] ?? 0) + 1),
  );
  return {
    ...absoluteErrors(predicted, truth),
    mape: mean(relative) ?? 0,
    medianApe: median(relative) ?? 0,
    r2Log: explainedVariance(logs(predicted), logs(truth)),
  } satisfies Figures;
}

/** The share of values that lie within their interval, ends included; 0..1. */
export function coverage(intervals: Matrix, truth: readonly number[]): number {
  const inside = intervals.filter(([lower = 0, upper = 0], row) => {
    const value = truth[row] ?? Number.NaN;
    return lower <= value && value <= upper;
  });
  return inside.length / truth.length;
}

/** How far apart two answers to the same rows are, whichever is larger: 0.25 is a factor of 1.28. */
export function meanLogRatio(one: readonly number[], other: readonly number[]): number {
  return mean(one, (value, row) => Math.abs(Math.log(value / (other[row] ?? Number.NaN)))) ?? 0;
}

/** One output of every row. */
export function column(matrix: Matrix, index: number): readonly number[] {
  return matrix.map((row) => row[index] ?? Number.NaN);
}

function logs(values: readonly number[]): readonly number[] {
  return values.map(Math.log1p);
}

function differences(predicted: readonly number[], truth: readonly number[]): readonly number[] {
  return predicted.map((value, index) => value - (truth[index] ?? Number.NaN));
}

function rootMeanSquare(errors: readonly number[]): number {
  return Math.sqrt(mean(errors, (error) => error ** 2) ?? 0);
}

/** R²: 1 for a perfect prediction, 0 for the mean of the truth, below 0 for worse than that., NaN where the truth never varies. */
function explainedVariance(predicted: readonly number[], truth: readonly number[]): number {
  const centre = mean(truth) ?? 0;
  const unexplained = sum(differences(predicted, truth), (error) => error ** 2);
  const total = sum(truth, (value) => (value - centre) ** 2);
  if (total <= 1e-12 * truth.length) return Number.NaN; // what is left of equal values is rounding
  return 1 - unexplained / total;
}
