import { column, type Figures, type Matrix, meanLogRatio } from './metrics.ts';
import type { Comparison, Labelled } from './trainer-task.ts';

export interface CompareOptions<Parsed> {
  readonly title: string;
  readonly rows: readonly Labelled<Parsed>[];
  /** Predictions for `rows`, by predictor. */
  readonly predictors: Readonly<Record<string, Matrix>>;
  readonly score: (predicted: Matrix, truth: Matrix) => Figures;
  /**
   * The output that heuristic and model answer with. How far apart they are is a figure of the heuristic: they should mean
   * the same thing, since one stands in for the other.
   */
  readonly answer?: number;
}

/** Scores every predictor on the same rows. */
export function compare<Parsed>({
  title,
  rows,
  predictors,
  score,
  answer,
}: CompareOptions<Parsed>): Comparison {
  const { model = [], heuristic = [] } = predictors;
  const gap = answer !== undefined && {
    gapToModel: meanLogRatio(column(heuristic, answer), column(model, answer)),
  };
  const truth = rows.map(({ target }) => target);
  return {
    title,
    rows: rows.length,
    figures: Object.fromEntries(
      Object.entries(predictors).map(([name, predicted]) => [
        name,
        { ...score(predicted, truth), ...(name === 'heuristic' && gap) },
      ]),
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
