import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { completionTimeTask } from './completion-time/task.ts';
import { entriesOf, type Rows } from './encoding/rows.ts';
import { TantiyaError } from './errors.ts';
import { manifestFor } from './model/manifest.test-support.ts';
import { openModel } from './model/open-model.ts';
import { predicting } from './model/predicting.ts';
import type { Reference } from './model/reference.ts';
import { answerAll, guessing, type Predictor } from './predictor.ts';
import { arbitraryPriceInput } from './price/arbitrary-price-input.test-support.ts';
import type { PriceInput } from './price/input.ts';
import { priceSpec60 } from './price/spec-60.ts';
import { priceTask } from './price/task.ts';
import { arbitraryProfile } from './profile-score/arbitrary-profile.test-support.ts';
import type { Profile } from './profile-score/input.ts';
import type { ScorePrediction } from './profile-score/prediction.ts';
import { profileScoreSpec43 } from './profile-score/spec-43.ts';
import { profileScoreTask } from './profile-score/task.ts';
import { noRemarks } from './remarks.ts';
import type { Question } from './task.ts';

/** Asks for `parsed` and the numbers after it, as many as the view says, and answers with all of them. */
const counting = {
  variants: (parsed: number, view: number) => Array.from({ length: view }, (_, index) => parsed + index),
  answer: (predictions: readonly string[], parsed: number, view: number) => ({ parsed, view, predictions }),
  parse: () => question(0, 0),
  figure: { amount: Number, width: Number, scale: Number, shown: Number },
  usual: () => ({}),
};

const echo = {
  predict: vi.fn(async (inputs: readonly number[]) => ({
    predictions: inputs.map((input) => `<${input}>`),
    engine: 'echo' as const,
    waitedMs: 3,
  })),
  remarks: () => noRemarks,
};

const question = <Parsed, View>(parsed: Parsed, view: View): Question<Parsed, View> => ({
  parsed,
  view,
  given: [],
  altered: () => parsed,
});

describe('answers', () => {
  it('come of all variants of all questions, asked at once, and say how', async () => {
    echo.predict.mockClear();
    const questions = [question(10, 3), question(20, 1), question(30, 0), question(40, 2)];
    expect(await answerAll(counting, echo, questions)).toEqual({
      values: [
        { parsed: 10, view: 3, predictions: ['<10>', '<11>', '<12>'] },
        { parsed: 20, view: 1, predictions: ['<20>'] },
        { parsed: 30, view: 0, predictions: [] },
        { parsed: 40, view: 2, predictions: ['<40>', '<41>'] },
      ],
      engine: 'echo',
      waitedMs: 3,
    });
    expect(echo.predict.mock.calls).toEqual([[[10, 11, 12, 20, 40, 41]]]);
  });

  it('to no questions are none', async () =>
    expect((await answerAll(counting, echo, [])).values).toEqual([]));

  it('are those that each question gets alone, whatever the number of its variants', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer(), fc.nat({ max: 5 }))), async (drawn) => {
        const questions = drawn.map(([parsed, view]) => question(parsed, view));
        const together = await answerAll(counting, echo, questions);
        const alone = await Promise.all(questions.map((one) => answerAll(counting, echo, [one])));
        expect(together.values).toEqual(alone.flatMap(({ values }) => values));
      }),
    ));

  it('to profiles, with as many suggestions as each asks for, are those to each alone', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(arbitraryProfile, fc.nat({ max: 7 })), { maxLength: 6 }),
        async (drawn) => {
          const questions = drawn.map(([input, suggestions]) =>
            profileScoreTask.parse(input, { suggestions }),
          );
          const predictor = guessing(profileScoreTask);
          const together = await answerAll(profileScoreTask, predictor, questions);
          const alone = await Promise.all(
            questions.map((one) => answerAll(profileScoreTask, predictor, [one])),
          );
          expect(together.values).toEqual(alone.flatMap(({ values }) => values));
        },
      ),
    ));

  it('fail with what the predictor throws', async () => {
    const error = new TantiyaError('engine/device-lost', 'The GPU is gone.', 'Load it again.');
    const lost = { ...echo, predict: () => Promise.reject(error) };
    await expect(answerAll(counting, lost, [question(1, 1)])).rejects.toBe(error);
  });
});

describe('guessing', () => {
  const reference: Reference = { overall: [50, 60, 70], byCategory: { falconry: [10, 20, 30] } };

  it('is the heuristic as a predictor', async () => {
    const jobs = [{ category: 'plumbing' }, {}].map((input) => priceTask.parse(input).parsed);
    expect(await guessing(priceTask).predict(jobs)).toEqual({
      predictions: [
        { range: [500, 1500, 5000], confidence: 0.3, trust: 'caution' },
        { range: [500, 1500, 5000], confidence: 0.3, trust: 'ask' },
      ],
      engine: 'heuristic',
      waitedMs: 0,
    });
  });

  it('knows what a manifest says of the marketplace', async () => {
    const predictor = guessing(priceTask, reference);
    const jobs = [{ category: 'falconry' }, { category: 'juggling' }].map(
      (input) => priceTask.parse(input).parsed,
    );
    const { predictions } = await predictor.predict(jobs);
    expect(predictions.map(({ range }) => range)).toEqual([
      [10, 20, 30],
      [50, 60, 70],
    ]);
    predictor.dispose(); // holds nothing
    expect((await predictor.predict(jobs)).predictions).toEqual(predictions);
  });

  it('answers each input as the heuristic does', () =>
    fc.assert(
      fc.asyncProperty(fc.array(arbitraryPriceInput, { maxLength: 5 }), async (inputs) => {
        const jobs = inputs.map((input) => priceTask.parse(input).parsed);
        const { predictions } = await guessing(priceTask, reference).predict(jobs);
        expect(predictions).toEqual(jobs.map((job) => priceTask.guess(job, reference)));
      }),
    ));
});

/** Its preferred design has more outputs than a test wants to make up. */
const specifiedScores = { ...profileScoreTask, designs: [profileScoreSpec43] };

describe('predicting', () => {
  const model = openModel(specifiedScores, manifestFor(specifiedScores));

  /** A network that gives the first column of each row in percent. */
  const run = vi.fn(async ({ count, dense }: Rows) => ({
    outputs: Float32Array.from({ length: count }, (_, row) => (dense[row * model.shape.dense] ?? 0) * 100),
    engine: 'direct' as const,
    waitedMs: 7,
  }));
  const profiles = [25, 0, 100].map(
    (profileCompletion) => profileScoreTask.parse({ profileCompletion }).parsed,
  );

  it('encodes the inputs, runs the network once and reads each row of its outputs', async () => {
    run.mockClear();
    const predictor: Predictor<Profile, ScorePrediction, 'direct'> = predicting(model, run, () => {});
    expect(await predictor.predict(profiles)).toMatchObject({
      predictions: [{ score: 25 }, { score: 0 }, { score: 100 }],
      engine: 'direct',
      waitedMs: 7,
    });
    expect(run).toHaveBeenCalledTimes(1);
    const rows = run.mock.calls[0]?.[0];
    expect(rows).toEqual(model.encode(profiles));
    expect(rows && entriesOf(rows, 2, model.shape)[0]).toEqual([0, 1]);
  });

  it('of nothing is nothing', async () =>
    expect((await predicting(model, run, () => {}).predict([])).predictions).toEqual([]));

  it('gives back what the network holds when it is disposed', () => {
    const dispose = vi.fn();
    const predictor = predicting(model, run, dispose);
    expect(dispose).not.toHaveBeenCalled();
    predictor.dispose();
    expect(dispose).toHaveBeenCalledTimes(1);
  });

  it('fails with what the network throws', async () => {
    const error = new TantiyaError('engine/device-lost', 'The GPU is gone.', 'Load it again.');
    await expect(
      predicting(
        model,
        () => Promise.reject(error),
        () => {},
      ).predict(profiles),
    ).rejects.toBe(error);
  });

  it('fails, and does not throw, for a number that is not finite', async () => {
    const [profile] = profiles as [Profile];
    const broken = { ...profile, profileCompletion: Number.NaN };
    await expect(predicting(model, run, () => {}).predict([broken])).rejects.toThrow('is NaN');
  });

  it('answers questions in full', async () => {
    const questions = [
      profileScoreTask.parse({ profileCompletion: 60 }, { suggestions: 1 }),
      profileScoreTask.parse({ profileCompletion: 90 }, { suggestions: 0 }),
    ];
    const { values, engine } = await answerAll(
      profileScoreTask,
      predicting(model, run, () => {}),
      questions,
    );
    expect(engine).toBe('direct');
    expect(values).toMatchObject([
      { score: 60, category: 'Fair', suggestions: [{ id: 'profile-completion-70', gain: 10 }] },
      { score: 90, category: 'Excellent', suggestions: [] },
    ]);
  });
});

describe('an answer to an input with something unknown in it', () => {
  const fitted = { category_one_hot: ['plumbing', 'roofing'], tag_one_hot: ['pipes', 'urgent', 'rush'] };
  const widths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const used = ['category', 'tags', 'title'];
  const bySpecification = { ...priceTask, designs: [priceSpec60] };
  const model = openModel(
    bySpecification,
    manifestFor(bySpecification, { fitted, used, calibration: { widths } }),
  );
  const [category, tags] = [30, 10];

  /** Surest without any name; each name and each pair of names has a width of its own. */
  const widthOf = (row: Float32Array) => {
    const at = (column: number) => row[column] ?? 0;
    const width = at(category) + 3 * at(category + 1) + 2 * at(tags) + 4 * at(tags + 1) + 0.5 * at(tags + 2);
    return width + 2 * at(category) * at(tags + 2);
  };
  const run = vi.fn(async ({ count, dense }: Rows) => ({
    outputs: Float32Array.from({ length: count * 3 }, (_, index) => {
      const row = dense.subarray(Math.floor(index / 3) * 60, Math.floor(index / 3 + 1) * 60);
      return index % 3 === 2 ? 7 + widthOf(row) : 7;
    }),
    engine: 'direct' as const,
    waitedMs: 0,
  }));
  const ask = async (inputs: readonly PriceInput[]) =>
    (
      await answerAll(
        priceTask,
        predicting(model, run, () => {}),
        inputs.map((input) => priceTask.parse(input)),
      )
    ).values;
  const sureOf = async (input: PriceInput) => (await ask([input]))[0]?.confidence ?? Number.NaN;

  it('names the field, and those that the model does not use', async () => {
    const [known, unknown, mixed, missing] = await ask([
      { category: 'Plumbing', tags: ['RUSH'] },
      { category: 'Falconry', tags: ['zzz'], urgency: 'HIGH', scope: 'MINOR_REPAIR' },
      { category: 'constructor', tags: ['zzz', 'pipes'] },
      {},
    ]);
    expect(known).toMatchObject({ unknown: [], ignored: [] });
    expect(unknown).toMatchObject({
      unknown: ['category', 'tags'],
      ignored: ['urgency', 'scope'],
      missing: ['title', 'description', 'skillLevel', 'materials'],
    });
    expect(mixed).toMatchObject({ unknown: ['category'] });
    expect(missing).toMatchObject({ unknown: [], ignored: [] });
  });

  it('is the same answer, but the confidence is 0: never more than with any known value', async () => {
    const [unknown, missing] = await ask([{ category: 'Falconry' }, {}]);
    expect(unknown).toMatchObject({ min: missing?.min, suggested: missing?.suggested, max: missing?.max });
    expect(missing?.confidence).toBe(1);
    expect(unknown?.confidence).toBe(0);
    for (const tag of ['zzz', 'pipes', 'urgent', 'rush']) {
      for (const known of ['plumbing', 'roofing']) {
        const sure = await sureOf({ category: known, tags: [tag] });
        expect(await sureOf({ category: 'zzz', tags: [tag] })).toBeLessThanOrEqual(Math.min(sure, 0.5));
      }
      const sure = await sureOf({ category: 'plumbing', tags: [tag] });
      expect(await sureOf({ category: 'plumbing', tags: ['zzz'] })).toBeLessThanOrEqual(Math.min(sure, 0.5));
    }
  });

  it('is asked for once, whatever the other questions', async () => {
    const inputs = [
      { category: 'zzz' },
      { title: 'x' },
      { category: 'zzz', tags: ['zzz'] },
      { tags: ['rush'] },
    ];
    const alone = await Promise.all(inputs.map(async (input) => (await ask([input]))[0]));
    run.mockClear();
    expect(await ask(inputs)).toEqual(alone);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is as sure as ever where the model does not use the field', async () => {
    const unused = openModel(
      bySpecification,
      manifestFor(bySpecification, { fitted, used: ['title'], calibration: { widths } }),
    );
    run.mockClear();
    const { values } = await answerAll(
      priceTask,
      predicting(unused, run, () => {}),
      [priceTask.parse({ category: 'zzz' })],
    );
    expect(values[0]).toMatchObject({ unknown: [], ignored: ['category'], confidence: 1 });
    expect(run.mock.calls[0]?.[0].count).toBe(1);
  });

  it('of the heuristic says so too', async () => {
    const questions = [{ category: 'Falconry', tags: ['x'] }].map((input) => priceTask.parse(input));
    const { values } = await answerAll(priceTask, guessing(priceTask), questions);
    expect(values[0]).toMatchObject({ unknown: ['category'], ignored: ['tags'], confidence: 0.3 });
    const hours = await answerAll(completionTimeTask, guessing(completionTimeTask), [
      completionTimeTask.parse({ category: 'Falconry', worker: { rating: 4 }, createdAt: '2026-11-24' }),
    ]);
    expect(hours.values[0]).toMatchObject({ unknown: ['category'], ignored: ['createdAt', 'worker.rating'] });
    const score = await answerAll(profileScoreTask, guessing(profileScoreTask), [
      profileScoreTask.parse({ rating: 4, skill: 'Falconry', country: 'India' }),
    ]);
    expect(score.values[0]).toMatchObject({ unknown: [], ignored: ['country', 'skill'] });
  });

  it('of a profile model names a skill and a country that have no column', async () => {
    const profiles = openModel(specifiedScores, manifestFor(specifiedScores, { used: ['skill', 'country'] }));
    const remarks = (input: object) => profiles.remarks(profileScoreTask.parse(input));
    expect(remarks({ skill: 'Falconry', country: 'Atlantis' })).toEqual({
      unknown: ['country', 'skill'],
      ignored: [],
    });
    expect(remarks({ skill: 'ui/ux DESIGN', country: 'united  states', rating: 3 })).toEqual({
      unknown: [],
      ignored: ['rating'],
    });
  });
});
