import { decodePriceRange, type PriceJob, priceTask, relativeWidth } from '@tantiya/core';
import { mean } from 'd3-array';
import { commonHyperparameters, logScaledArchitecture } from '../../designs/architecture.ts';
import { baselines, medians } from '../baselines.ts';
import { deciles } from '../calibrate.ts';
import { type CompareOptions, compare, restrict } from '../compare.ts';
import {
  absoluteErrors,
  amountErrors,
  column,
  coverage,
  type Figures,
  type Matrix,
  rmsle,
} from '../metrics.ts';
import { referenceOf } from '../reference.ts';
import type { Comparison, EvaluationContext, TrainerTask } from '../trainer-task.ts';
import { priceCardText } from './card-text.ts';
import { priceProbes } from './probes.ts';

/** Prices are learned as log1p of PHP. */
export const priceTrainerTask: TrainerTask<PriceJob> = {
  task: priceTask,
  architecture: {
    ...logScaledArchitecture,
    lstm: [
      { units: 64, dropout: 0.2, recurrentDropout: 0.2 },
      { units: 32, dropout: 0.2, recurrentDropout: 0 },
    ],
  },
  hyperparameters: commonHyperparameters,
  targetNames: ['min price, PHP', 'suggested price, PHP', 'max price, PHP'],
  namingFields: ['category', 'urgency', 'skillLevel', 'tags'],
  toNetwork: (target) => target.map(Math.log1p),
  augment: (row) => [row],
  words: ({ category, tags }) => ({ categories: category === undefined ? [] : [category], tags }),
  reference: (train, categories) => referenceOf(train, categories, medians),
  calibrate: ({ train }) => ({
    widths: deciles(train.map((output) => relativeWidth(decodePriceRange(output)))),
    knots: [],
  }),
  evaluate,
  probes: priceProbes,
  cardText: priceCardText,
};

async function evaluate(context: EvaluationContext<PriceJob>): Promise<readonly Comparison[]> {
  const { train, test, manifest, predict } = context;
  const outputs = await predict(test.map(({ parsed }) => parsed));
  const all: CompareOptions<PriceJob> = {
    title: 'all test rows',
    rows: test,
    predictors: {
      model: outputs.map(decodePriceRange),
      ...baselines(train, test),
      heuristic: test.map(({ parsed }) => {
        const { min, suggested, max } = priceTask.heuristic(parsed, manifest);
        return [min, suggested, max].map((amount) => amount * parsed.rate);
      }),
    },
    score,
  };
  // A random split puts near duplicates into both training and test rows.
  const seen = new Set(train.map(({ group }) => group));
  const unseen = restrict(all, 'test rows whose description is not among the training rows', ({ group }) => {
    return group !== undefined && !seen.has(group);
  });
  const repeated = unseen.rows.length > 0 && unseen.rows.length < test.length;
  return [compare(all), ...(repeated ? [compare(unseen)] : [])];
}

/** @param predicted ranges in PHP, as `truth` */
function score(predicted: Matrix, truth: Matrix): Figures {
  const prefixed = (['min', 'suggested', 'max'] as const).flatMap((name, output) =>
    Object.entries(amountErrors(column(predicted, output), column(truth, output))).map(([figure, value]) => [
      `${name}.${figure}`,
      value,
    ]),
  );
  return {
    rmsle: rmsle(predicted, truth),
    ...absoluteErrors(predicted.flat(), truth.flat()),
    ...Object.fromEntries(prefixed),
    coverage: coverage(
      predicted.map(([min = 0, , max = 0]) => [min, max]),
      column(truth, 1),
    ),
    maxToMin: Math.exp(mean(predicted, ([min = 0, , max = 0]) => Math.log(max / min)) ?? 0),
  };
}
