import { group, mean, median } from 'd3-array';
import type { Matrix } from './metrics.ts';
import type { Labelled } from './trainer-task.ts';

/** Summarises targets, output by output. */
export type Summary = (targets: Matrix) => readonly number[];

interface Categorised {
  readonly category: string | undefined;
}

/** The best constant for RMSLE: the mean of log1p. */
export const logMeans = perOutput((values) => Math.expm1(mean(values, Math.log1p) ?? 0));

/** The best constant for MAE. */
export const medians = perOutput((values) => median(values) ?? 0);

export const means = perOutput((values) => mean(values) ?? 0);

/** The summary of each category's targets. */
export function byCategory<Parsed extends Categorised>(
  rows: readonly Labelled<Parsed>[],
  summary: Summary,
): ReadonlyMap<string | undefined, readonly number[]> {
  const groups = group(rows, ({ parsed }) => parsed.category);
  return new Map([...groups].map(([category, members]) => [category, summary(targetsOf(members))]));
}

/**
 * What a model has to beat: constants and, where there are categories, the medians of each.
 *
 * @returns predictions for the test rows, by name
 */
export function baselines<Parsed extends Categorised>(
  train: readonly Labelled<Parsed>[],
  test: readonly Labelled<Parsed>[],
): Readonly<Record<string, Matrix>> {
  const targets = targetsOf(train);
  const [constant, middle] = [logMeans(targets), medians(targets)];
  const categories = byCategory(train, medians);
  return {
    'constant (log mean)': test.map(() => constant),
    'constant (median)': test.map(() => middle),
    ...(categories.size > 1 && {
      'category median': test.map(({ parsed }) => categories.get(parsed.category) ?? middle),
    }),
  };
}

export function targetsOf(rows: readonly Labelled<unknown>[]): Matrix {
  return rows.map(({ target }) => target);
}

function perOutput(summarise: (values: readonly number[]) => number): Summary {
  return (targets) =>
    (targets[0] ?? []).map((_, output) => summarise(targets.map((target) => target[output] ?? 0)));
}
