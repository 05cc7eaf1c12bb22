/** Deciles (0 %, 10 %, ... 100 %) of a quantity over the training rows, ascending. */
export type Deciles = readonly number[];

/**
 * How sure a model is: the share of training rows whose predicted range was wider than this one, 0..1. It falls
 * monotonically as the range widens.
 *
 * @param width log(upper / lower) of the predicted range
 * @param deciles of that width over the training rows
 * @param unknown fields with a value that the model has never seen. It takes such an input for one without the field, of
 *   which it may be surer than of any with a value that it knows; how sure it should be was not measured, so it is 0
 */
export function confidenceOf(width: number, deciles: Deciles, unknown: readonly string[] = []): number {
  if (unknown.length > 0) return 0;
  const above = deciles.findIndex((decile) => decile > width);
  if (above === 0) return 1;
  if (above === -1) return 0;
  const low = deciles[above - 1] ?? 0;
  const high = deciles[above] ?? 0;
  const position = above - 1 + (width - low) / (high - low);
  return Math.round((1 - position / (deciles.length - 1)) * 100) / 100;
}

/** The confidence of every heuristic answer. Source: the specification's fallback. */
export const heuristicConfidence = 0.3;
