import { type PriceJob, type PricePrediction, type PriceView, priceTask } from '@tantiya/core';
import { mean } from 'd3-array';
import { baselines } from '../baselines.ts';
import { type CompareOptions, compare, restrict } from '../compare.ts';
import { knownWords } from '../known-words.ts';
import {
  absoluteErrors,
  amountErrors,
  column,
  coverage,
  type Figures,
  type Matrix,
  rmsle,
} from '../metrics.ts';
import type { Comparison, EvaluationContext, TrainerTask } from '../trainer-task.ts';
import { priceCardText } from './card-text.ts';
import { priceReference } from './price-reference.ts';
import { priceProbes } from './probes.ts';
import { priceSpec60Training } from './spec-60-training.ts';

const categories = { feature: 'category_one_hot', one: 'category', many: 'categories' };
const tags = { feature: 'tag_one_hot', one: 'tag', many: 'tags' };

export const priceTrainerTask: TrainerTask<PriceJob, PricePrediction, PriceView> = {
  task: priceTask,
  designs: [priceSpec60Training],
  targetNames: ['min price, PHP', 'suggested price, PHP', 'max price, PHP'],
  namingFields: ['category', 'urgency', 'skillLevel', 'tags'],
  reference: priceReference,
  evaluate,
  probes: priceProbes,
  cardText: priceCardText,
  knownWords: (fitted) => knownWords(fitted, [categories, tags]),
};

async function evaluate(
  context: EvaluationContext<PriceJob, PricePrediction>,
): Promise<readonly Comparison[]> {
  const { train, test, reference, predict } = context;
  const predictions = await predict(test.map(({ parsed }) => parsed));
  const all: CompareOptions<PriceJob> = {
    title: 'all test rows',
    rows: test,
    predictors: {
      model: predictions.map(({ range }) => range),
      ...baselines(train, test),
      heuristic: test.map(({ parsed }) => priceTask.guess(parsed, reference).range),
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
