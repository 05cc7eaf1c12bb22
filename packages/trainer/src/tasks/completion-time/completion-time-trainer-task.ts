import { type CompletionTimeJob, clampHours, completionTimeTask, decodeHours } from '@tantiya/core';
import { mean } from 'd3-array';
import { commonHyperparameters, logScaledArchitecture } from '../../designs/architecture.ts';
import { baselines, means } from '../baselines.ts';
import { deciles, intervalKnots } from '../calibrate.ts';
import { compare } from '../compare.ts';
import { amountErrors, column, coverage, type Figures, type Matrix, rmsle } from '../metrics.ts';
import { referenceOf } from '../reference.ts';
import type { CalibrationContext, EvaluationContext, TrainerTask } from '../trainer-task.ts';
import { completionTimeCardText } from './card-text.ts';
import { completionTimeProbes } from './probes.ts';

/** Durations are learned as log1p of hours, clipped to what is answered. */
export const completionTimeTrainerTask: TrainerTask<CompletionTimeJob> = {
  task: completionTimeTask,
  architecture: logScaledArchitecture,
  hyperparameters: commonHyperparameters,
  targetNames: ['hours'],
  namingFields: ['category', 'urgency', 'jobType'],
  toNetwork: (target) => target.map((hours) => Math.log1p(clampHours(hours))),
  augment: (row) => [row],
  words: ({ category }) => ({ categories: category === undefined ? [] : [category], tags: [] }),
  reference: (train, categories) => referenceOf(train, categories, means),
  calibrate,
  async evaluate({ train, test, manifest, predict }: EvaluationContext<CompletionTimeJob>) {
    const outputs = await predict(test.map(({ parsed }) => parsed));
    const model = column(outputs, 0).map((output) => {
      const [lower, hours, upper] = decodeHours(output, manifest);
      return [hours, lower, upper];
    });
    const heuristic = test.map(({ parsed }) => {
      const { hours, lower, upper } = completionTimeTask.heuristic(parsed, manifest);
      return [hours, lower, upper];
    });
    return [
      compare({
        title: 'all test rows',
        rows: test,
        predictors: { model, ...baselines(train, test), heuristic },
        score,
      }),
    ];
  },
  probes: completionTimeProbes,
  cardText: completionTimeCardText,
};

function calibrate({ train, validation, validationTargets }: CalibrationContext) {
  const knots = intervalKnots(column(validation, 0), column(validationTargets, 0));
  const widths = column(train, 0).map((output) => {
    const [lower, , upper] = decodeHours(output, { calibration: { widths: [], knots } });
    return Math.log(upper / lower);
  });
  return { widths: deciles(widths), knots };
}

/** @param predicted [hours] or, with an interval, [hours, lower, upper] */
function score(predicted: Matrix, truth: Matrix): Figures {
  const hours = column(predicted, 0);
  const intervals = predicted.map((row) => row.slice(1));
  return {
    rmsle: rmsle(
      hours.map((value) => [value]),
      truth,
    ),
    ...amountErrors(hours, column(truth, 0)),
    ...(intervals[0]?.length === 2 && {
      coverage: coverage(intervals, column(truth, 0)),
      meanWidth: mean(intervals, ([lower = 0, upper = 0]) => upper - lower) ?? 0,
    }),
  };
}
