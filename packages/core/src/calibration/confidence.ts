/** Deciles (0 %, 10 %, ... 100 %) of a quantity over the training rows, ascending. */
export type Deciles = readonly number[];

/**
 * How sure a model is: the share of training rows whose predicted range was wider than this one, 0..1. It falls
 * monotonically as the range widens.
 *
 * @param width log(upper / lower) of the predicted range
 * @param deciles of that width over the training rows
 */
export function confidenceOf(width: number, deciles: Deciles): number {
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

/** The most that is claimed for an input with something unknown in it. Source: decisions of the specification. */
export const unknownConfidence = 0.5;

/**
 * A prediction for an input with something unknown in it: no surer than it would be with any known value.
 *
 * @param known the predictions with each known value
 */
export function doubted<Prediction extends { readonly confidence: number }>(
  prediction: Prediction,
  known: readonly Prediction[],
): Prediction {
  const confidence = known.reduce(
    (least, other) => Math.min(least, other.confidence),
    Math.min(prediction.confidence, unknownConfidence),
  );
  return { ...prediction, confidence };
}
