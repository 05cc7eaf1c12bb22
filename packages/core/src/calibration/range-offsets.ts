/** What is added to the ends of a range, in the network's own scale. */
export interface RangeOffsets {
  readonly lower: number;
  readonly upper: number;
}

/**
 * How far the truth lay from a network's range on held-out rows, for predictions near `at`. Between two knots the offsets
 * are interpolated; before the first and after the last they stay the same.
 */
export interface RangeKnot extends RangeOffsets {
  /** A predicted middle, in the network's own scale. */
  readonly at: number;
}

/** By key, what is added for the rows of a group: its errors are unlike those of all rows. */
export type RangeGroups = Readonly<Record<string, RangeOffsets>>;

/** @returns the offsets for a prediction; none without knots */
export function offsetsAt(prediction: number, knots: readonly RangeKnot[]): RangeOffsets {
  const above = knots.findIndex(({ at }) => at > prediction);
  const right = knots[above === -1 ? knots.length - 1 : above];
  const left = knots[above === -1 ? knots.length - 1 : Math.max(above - 1, 0)];
  if (left === undefined || right === undefined) return { lower: 0, upper: 0 };
  const share = right.at === left.at ? 0 : (prediction - left.at) / (right.at - left.at);
  return {
    lower: left.lower + share * (right.lower - left.lower),
    upper: left.upper + share * (right.upper - left.upper),
  };
}

/** @returns the sum of the offsets of all groups that a row belongs to */
export function groupOffsets(groups: RangeGroups, keys: readonly (string | undefined)[]): RangeOffsets {
  let [lower, upper] = [0, 0];
  for (const key of keys) {
    const group = key !== undefined && Object.hasOwn(groups, key) ? groups[key] : undefined;
    lower += group?.lower ?? 0;
    upper += group?.upper ?? 0;
  }
  return { lower, upper };
}
