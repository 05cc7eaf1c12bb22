/** Evenly spaced quantiles (0 %, 5 %, ... 100 %) of the widths of the training rows' ranges, ascending. */
export type WidthQuantiles = readonly number[];

/**
 * How sure a model is: the share of training rows whose predicted range was wider than this one, 0..1. It falls
 * monotonically as the range widens.
 *
 * @param width of the predicted range
 * @param widths of the training rows' ranges
 * @param unknown fields with a value that the model has never seen. It takes such an input for one without the field, of
 *   which it may be surer than of any with a value that it knows; how sure it should be was not measured, so it is 0
 */
export function confidenceOf(width: number, widths: WidthQuantiles, unknown: readonly string[] = []): number {
  if (unknown.length > 0) return 0;
  const above = widths.findIndex((other) => other > width);
  if (above === 0) return 1;
  if (above === -1) return 0;
  const low = widths[above - 1] ?? 0;
  const high = widths[above] ?? 0;
  const position = above - 1 + (width - low) / (high - low);
  return Math.round((1 - position / (widths.length - 1)) * 100) / 100;
}
