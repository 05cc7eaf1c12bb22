import type { Figures, Matrix } from './metrics.ts';
import type { Comparison, Labelled } from './trainer-task.ts';

export interface CompareOptions<Parsed> {
  readonly title: string;
  readonly rows: readonly Labelled<Parsed>[];
  /** Predictions for `rows`, by predictor. */
  readonly predictors: Readonly<Record<string, Matrix>>;
  readonly score: (predicted: Matrix, truth: Matrix) => Figures;
}

/** Scores every predictor on the same rows. */
export function compare<Parsed>({ title, rows, predictors, score }: CompareOptions<Parsed>): Comparison {
  const truth = rows.map(({ target }) => target);
  return {
    title,
    rows: rows.length,
    figures: Object.fromEntries(
      Object.entries(predictors).map(([name, predicted]) => [name, score(predicted, truth)]),
    ),
  };
}

/** The same comparison on some of its rows only. */
export function restrict<Parsed>(
  options: CompareOptions<Parsed>,
  title: string,
  keep: (row: Labelled<Parsed>) => boolean,
): CompareOptions<Parsed> {
  const kept = options.rows.map(keep);
  const pick = <Value>(values: readonly Value[]) => values.filter((_, index) => kept[index]);
  return {
    ...options,
    title,
    rows: pick(options.rows),
    predictors: Object.fromEntries(
      Object.entries(options.predictors).map(([name, predicted]) => [name, pick(predicted)]),
    ),
  };
}
