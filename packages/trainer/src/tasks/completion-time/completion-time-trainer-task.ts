import {
  type CompletionTimeJob,
  type CompletionTimeView,
  completionTimeTask,
  type HoursPrediction,
} from '@tantiya/core';
import { mean } from 'd3-array';
import { baselines } from '../baselines.ts';
import { compare } from '../compare.ts';
import { knownWords } from '../known-words.ts';
import { amountErrors, column, coverage, type Figures, type Matrix, rmsle } from '../metrics.ts';
import { rangesByGroup } from '../ranges-by-group.ts';
import type { EvaluationContext, TrainerTask } from '../trainer-task.ts';
import { completionTimeCardText } from './card-text.ts';
import { hoursReference } from './hours-reference.ts';
import { completionTimeProbes } from './probes.ts';
import { completionTimeSpec43Training } from './spec-43-training.ts';
import { completionTimeTextTraining } from './text-training.ts';

export const completionTimeTrainerTask: TrainerTask<CompletionTimeJob, HoursPrediction, CompletionTimeView> =
  {
    task: completionTimeTask,
    designs: [completionTimeTextTraining, completionTimeSpec43Training],
    targetNames: ['hours'],
    namingFields: ['category', 'urgency', 'jobType'],
    reference: hoursReference,
    async evaluate({
      train,
      test,
      reference,
      predict,
    }: EvaluationContext<CompletionTimeJob, HoursPrediction>) {
      const toRow = ({ hours, lower, upper }: HoursPrediction) => [hours, lower, upper];
      const predictions = await predict(test.map(({ parsed }) => parsed));
      return [
        compare({
          title: 'all test rows',
          rows: test,
          predictors: {
            model: predictions.map(toRow),
            ...baselines(train, test),
            heuristic: test.map(({ parsed }) => toRow(completionTimeTask.guess(parsed, reference))),
          },
          score,
          answer: 0,
        }),
        ...rangesByGroup(
          test.map(({ parsed, target }, row) => ({
            groups: [parsed.category],
            lower: predictions[row]?.lower ?? 0,
            upper: predictions[row]?.upper ?? 0,
            truth: target[0] ?? Number.NaN,
          })),
        ),
      ];
    },
    probes: completionTimeProbes,
    cardText: completionTimeCardText,
    knownWords: (fitted) =>
      knownWords(
        fitted,
        ['category_one_hot', 'category_name'].map((feature) => ({
          feature,
          one: 'category',
          many: 'categories',
        })),
      ),
  };

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
