import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerInFull } from './answer-in-full.ts';
import type { Design } from './design.ts';
import { numeric, type SparseFeature, vocabulary } from './encoding/feature.ts';
import type { Rows } from './encoding/rows.ts';
import { manifestFor } from './model/manifest.test-support.ts';
import { openModel } from './model/open-model.ts';
import { predicting } from './model/predicting.ts';
import { answerAll, guessing, type Predictor } from './predictor.ts';
import { arbitraryPriceInput } from './price/arbitrary-price-input.test-support.ts';
import type { PriceEstimate } from './price/basics.ts';
import { type PriceInput, type PriceJob, parsePrice, skillLevels } from './price/input.ts';
import type { PricePrediction } from './price/prediction.ts';
import { priceTask } from './price/task.ts';
import type { Reason } from './reasons.ts';

/** A column for each word of a title, by its length. */
const titleWords: SparseFeature<PriceJob> = {
  kind: 'sparse',
  name: 'title_words',
  unit: '1 for each length of a word, to 9',
  reads: ['title'],
  trace: () => (job, columns, put) => {
    for (const word of wordsOf(job)) {
      const column = Math.min(word.length, 9);
      if (columns.has(column)) put(column, word);
    }
  },
  open: () => ({
    width: 10,
    read(job, put) {
      for (const length of new Set(wordsOf(job).map((word) => Math.min(word.length, 9)))) put(length, 1);
    },
  }),
};
const wordsOf = ({ titleText }: PriceJob) => titleText.split(/\s+/).filter(Boolean);

/** Dense columns 0 to 4, and 5 to 14 for words. */
const additive: Design<PriceJob, PricePrediction> = {
  id: 'price/additive',
  additive: true,
  point: 1,
  features: [
    numeric('skill', '0, 1, 2', ['skillLevel'], ({ skillLevel }) => skillLevels.indexOf(skillLevel)),
    vocabulary('tag', 3, '1', ['tags'], ({ tags }) => tags),
    numeric('description', 'words', ['description'], ({ description }) => description.words / 100),
    titleWords,
  ],
  outputs: 3,
  tolerance: 1e-3,
  head: () => (outputs) => {
    const [min = 0, suggested = 0, max = 0] = Array.from(outputs, Math.expm1);
    return { range: [min, suggested, max], confidence: 1, trust: 'good' };
  },
};
const network: Design<PriceJob, PricePrediction> = { ...additive, id: 'price/network' };
Reflect.deleteProperty(network, 'additive');

const weights = [0.3, 0.5, -0.2, 0.1, 0.05, 0, -0.01, 0.02, 0.7, 0.4, -0.3, 0.04, 0.2, -0.6, 0.9];

/** One linear layer; with `together`, the outputs are larger by so much where both a tag and a title are given. */
const run =
  (together = 0) =>
  async ({ count, dense, sparse }: Rows) => {
    const outputs = new Float32Array(count * 3);
    for (let row = 0; row < count; row++) {
      let sum = 7;
      const own = dense.subarray(row * 5, row * 5 + 5);
      own.forEach((value, column) => {
        sum += value * (weights[column] ?? 0);
      });
      const [start = 0, end = 0] = [sparse?.starts[row], sparse?.starts[row + 1]];
      for (let entry = start; entry < end; entry++) {
        sum += (sparse?.values[entry] ?? 0) * (weights[5 + (sparse?.columns[entry] ?? 0)] ?? 0);
      }
      if (own.subarray(1, 4).some((value) => value > 0) && end > start) sum += together;
      outputs.set([sum - 1, sum, sum + 1], row * 3);
    }
    return { outputs, engine: 'direct', waitedMs: 0 };
  };

function predictorOf(design: Design<PriceJob, PricePrediction>, together?: number) {
  const task = { ...priceTask, designs: [design] };
  const manifest = manifestFor(task, {
    fitted: { tag: ['roof', 'pipe', 'paint'] },
    used: ['title', 'description', 'skillLevel', 'tags'],
  });
  return predicting(openModel(task, manifest), run(together), () => {});
}

async function explained(
  predictor: Predictor<PriceJob, PricePrediction>,
  input: PriceInput,
): Promise<PriceEstimate & { readonly reasons: readonly Reason[] }> {
  const { values } = await answerInFull(priceTask, predictor, [priceTask.parse(input)], { explain: true });
  const [value] = values;
  if (!value?.reasons) throw new Error('no reasons');
  return { ...value, reasons: value.reasons };
}

const sum = (reasons: readonly Reason[]) => reasons.reduce((total, { amount }) => total + amount, 0);
const named = (reasons: readonly Reason[]) =>
  reasons.map((reason) => [
    reason.code,
    'field' in reason ? reason.field : '',
    'words' in reason ? reason.words : '',
  ]);

const job: PriceInput = {
  title: 'fix the roof',
  tags: ['pipe', 'roof'],
  skillLevel: 'EXPERT',
  description: 'It leaks.',
  urgency: 'HIGH',
};

describe('the reasons of an additive model', () => {
  const predictor = predictorOf(additive);

  it('name fields and words, from an input that says nothing', async () => {
    const { reasons } = await explained(predictor, job);
    expect(named(reasons)).toEqual([
      ['start', '', ''],
      ['words', 'title', 'fix'], // 0.7
      ['words', 'tags', 'roof'], // 0.5
      ['words', 'title', 'roof'], // 0.4
      ['field', 'skillLevel', ''], // 2 x 0.3 - 1 x 0.3: an input that says nothing is INTERMEDIATE
      ['words', 'tags', 'pipe'], // -0.2
      ['field', 'description', ''],
    ]);
    expect(reasons[0]?.amount).toBeCloseTo(Math.expm1(7.3), 2);
  });

  it('add up to the answer within a cent', () =>
    fc.assert(
      fc.asyncProperty(arbitraryPriceInput, async (input) => {
        const { suggested, reasons } = await explained(predictor, { ...input, currency: 'PHP' });
        expect(Math.abs(sum(reasons) - suggested)).toBeLessThan(0.01);
        expect(named(reasons).map(([code]) => code)).not.toContain('rest');
      }),
      { numRuns: 300 },
    ));

  it('are in the currency of the answer', async () => {
    const { suggested, reasons } = await explained(predictor, { ...job, currency: 'USD' });
    expect(sum(reasons)).toBeCloseTo(suggested, 1);
  });
});

describe('the reasons of any other model', () => {
  it('are what each field changes alone, and the rest what they change together', async () => {
    const { suggested, reasons } = await explained(predictorOf(network, 0.4), job);
    // Without a title, or without tags, what both change together is gone: it is seen in each, and taken back once.
    expect(named(reasons)).toEqual([
      ['start', '', ''],
      ['field', 'title', ''],
      ['field', 'tags', ''],
      ['field', 'skillLevel', ''],
      ['field', 'description', ''],
      ['rest', '', ''],
    ]);
    expect(reasons.at(-1)?.amount).toBeLessThan(0);
    expect(sum(reasons)).toBeCloseTo(suggested, 1);
  });

  it('agree with those of an additive one where it is additive', async () => {
    const fieldsOf = (reasons: readonly Reason[]) => {
      const sums: Record<string, number> = {};
      for (const reason of reasons) {
        const name = 'field' in reason ? reason.field : reason.code;
        sums[name] = Math.round((sums[name] ?? 0) + reason.amount);
      }
      return sums;
    };
    const [one, other] = await Promise.all([
      explained(predictorOf(additive), job),
      explained(predictorOf(network), job),
    ]);
    expect(fieldsOf(one.reasons)).toEqual(fieldsOf(other.reasons));
  });
});

describe('the reasons of the heuristic', () => {
  it('are its factors', async () => {
    const { suggested, reasons } = await explained(guessing(priceTask), {
      category: 'plumbing',
      urgency: 'HIGH',
      scope: 'MAJOR_RENOVATION',
    });
    expect(suggested).toBe(1_500 * 1.25 * 2.5);
    expect(named(reasons)).toEqual([
      ['start', '', ''],
      ['field', 'scope', ''],
      ['field', 'urgency', ''],
    ]);
    expect(sum(reasons)).toBeCloseTo(suggested, 6);
    expect(reasons[0]?.amount).toBe(1_500);
  });
});

it('an answer has reasons only where they are asked for', async () => {
  const { values } = await answerAll(priceTask, predictorOf(additive), [parsePrice(job)]);
  expect(values[0]).not.toHaveProperty('reasons');
});
