/**
 * How far the true log1p(hours) lay from the predicted one on held-out rows, for predictions near `at`. Between two
 * knots the offsets are interpolated; before the first and after the last they stay the same.
 */
export interface IntervalKnot {
  /** A predicted log1p(hours). */
  readonly at: number;
  /** Offset of the lower end, usually negative. */
  readonly lower: number;
  /** Offset of the upper end, usually positive. */
  readonly upper: number;
}

/** @returns the ends of the prediction interval in log1p(hours), around the prediction */
export function intervalAround(
  prediction: number,
  knots: readonly IntervalKnot[],
): readonly [number, number] {
  const above = knots.findIndex(({ at }) => at > prediction);
  const right = knots[above === -1 ? knots.length - 1 : above];
  const left = knots[above === -1 ? knots.length - 1 : Math.max(above - 1, 0)];
  if (left === undefined || right === undefined) return [prediction, prediction];
  const share = right.at === left.at ? 0 : (prediction - left.at) / (right.at - left.at);
  const lower = left.lower + share * (right.lower - left.lower);
  const upper = left.upper + share * (right.upper - left.upper);
  return [prediction + Math.min(lower, 0), prediction + Math.max(upper, 0)];
}
