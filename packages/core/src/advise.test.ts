import { describe, expect, it } from 'vitest';
import { answerInFull } from './answer-in-full.ts';
import { answerAll, type Predictor } from './predictor.ts';
import { type PriceInput, type PriceJob, parsePrice } from './price/input.ts';
import type { PricePrediction } from './price/prediction.ts';
import { priceTask } from './price/task.ts';
import { remarksOn } from './remarks.ts';

/** A model whose range is narrower where the scope and the category are known, and wider for an urgent job. */
const predictor: Predictor<PriceJob, PricePrediction> = {
  async predict(jobs) {
    const predictions = jobs.map(({ chosen, category }): PricePrediction => {
      const width =
        2 - (chosen.scope ? 1 : 0) - (category === 'plumbing' ? 0.4 : 0) + (chosen.urgency ? 1 : 0);
      return { range: [1_000, 1_000, 1_000 * Math.exp(width)], confidence: 1, trust: 'good' };
    });
    return { predictions, engine: 'direct', waitedMs: 0 };
  },
  remarks: ({ given }) => remarksOn(given, ['category', 'scope', 'urgency'], []),
  reference: { overall: [], byCategory: { plumbing: [], painting: [] } },
  dispose() {},
};

const adviceFor = async (input: PriceInput) => {
  const { values } = await answerInFull(priceTask, predictor, [parsePrice(input)], { advise: true });
  return values[0]?.advice;
};

describe('what is worth asking next', () => {
  it('are the missing fields that narrow the range on average over their usual values, the best first', async () =>
    expect(await adviceFor({ title: 'Fix it' })).toEqual([
      { field: 'scope', narrowing: 0.5 },
      { field: 'category', narrowing: 0.1 }, // 0.4 / 2 for one category of two
    ]));

  it('is no field that is given, that would widen the range or that the model does not use', async () =>
    expect(await adviceFor({ scope: 'MINOR_REPAIR', category: 'painting' })).toEqual([]));

  it('is said only where it is asked for', async () => {
    const { values } = await answerAll(priceTask, predictor, [parsePrice({})]);
    expect(values[0]).not.toHaveProperty('advice');
  });

  it('is asked of each question of a list alone', async () => {
    const questions = [{}, { scope: 'MINOR_REPAIR' as const }].map((input) => parsePrice(input));
    const { values } = await answerInFull(priceTask, predictor, questions, { advise: true, explain: true });
    expect(values.map(({ advice }) => advice?.map(({ field }) => field))).toEqual([
      ['scope', 'category'],
      ['category'],
    ]);
  });
});
