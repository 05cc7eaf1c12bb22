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
import { rangesByGroup } from '../ranges-by-group.ts';
import type { Comparison, EvaluationContext, TrainerTask } from '../trainer-task.ts';
import { priceCardText } from './card-text.ts';
import { priceReference } from './price-reference.ts';
import { priceProbes } from './probes.ts';
import { priceSpec60Training } from './spec-60-training.ts';
import { priceTextTraining } from './text-training.ts';

const categories = { feature: 'category_one_hot', one: 'category', many: 'categories' };
const tags = { feature: 'tag_one_hot', one: 'tag', many: 'tags' };

export const priceTrainerTask: TrainerTask<PriceJob, PricePrediction, PriceView> = {
  task: priceTask,
  designs: [priceTextTraining, priceSpec60Training],
  targetNames: ['min price, PHP', 'suggested price, PHP', 'max price, PHP'],
  namingFields: ['category', 'urgency', 'skillLevel', 'tags'],
  reference: priceReference,
  evaluate,
  probes: priceProbes,
  cardText: priceCardText,
  knownWords: (fitted) =>
    knownWords(fitted, [
      categories,
      tags,
      { ...categories, feature: 'category_name' },
      { feature: 'currency_code', one: 'currency', many: 'currencies' },
      { feature: 'client_country', one: 'country of clients', many: 'countries of clients' },
    ]),
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
      model: predictions.map(toRow),
      ...baselines(train, test),
      heuristic: test.map(({ parsed }) => toRow(priceTask.guess(parsed, reference))),
    },
    score,
    answer: 1,
  };
  // A split by time or by a file may put near duplicates into both training and test rows.
  const seen = new Set(train.map(({ group }) => group));
  const unseen = restrict(all, 'test rows whose description is not among the training rows', ({ group }) => {
    return group !== undefined && !seen.has(group);
  });
  const repeated = unseen.rows.length > 0 && unseen.rows.length < test.length;
  const ranges = test.map(({ parsed, target }, row) => {
    const [lower = 0, , upper = 0] = predictions[row]?.range ?? [];
    return { groups: [parsed.category, parsed.currency], lower, upper, truth: target[1] ?? Number.NaN };
  });
  return [compare(all), ...(repeated ? [compare(unseen)] : []), ...rangesByGroup(ranges)];
}

/**
 * The three prices that the targets are, then the ends of the range. A range that nobody has measured is a band; a model
 * that has learned no band says one price.
 */
function toRow({ range: [min, suggested, max], level, band }: PricePrediction): readonly number[] {
  const [least, most] = band ?? (level === undefined ? [min, max] : [suggested, suggested]);
  return [least, suggested, most, min, max];
}

/** @param rows three prices in PHP, as `truth`, and the ends of the range where they are others */
function score(rows: Matrix, truth: Matrix): Figures {
  const predicted = rows.map((row) => row.slice(0, 3));
  const ranges = rows.map(([least = 0, , most = 0, min = least, max = most]) => [min, max]);
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
    coverage: coverage(ranges, column(truth, 1)),
    maxToMin: Math.exp(mean(ranges, ([min = 0, max = 0]) => Math.log(max / min)) ?? 0),
  };
}
