import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { entriesOf, type Rows } from './encoding/rows.ts';
import { TantiyaError } from './errors.ts';
import { manifestFor } from './model/manifest.test-support.ts';
import type { Reference } from './model/manifest.ts';
import { openModel } from './model/open-model.ts';
import { answerAll, guessing, type Predictor, predicting } from './predictor.ts';
import { arbitraryPriceInput } from './price/arbitrary-price-input.test-support.ts';
import { priceTask } from './price/task.ts';
import { arbitraryProfile } from './profile-score/arbitrary-profile.test-support.ts';
import type { Profile } from './profile-score/input.ts';
import { profileScoreTask } from './profile-score/task.ts';
import type { Question } from './task.ts';

/** Asks for `parsed` and the numbers after it, as many as the view says, and answers with all of them. */
const counting = {
  variants: (parsed: number, view: number) => Array.from({ length: view }, (_, index) => parsed + index),
  answer: (predictions: readonly string[], parsed: number, view: number) => ({ parsed, view, predictions }),
};

const echo = {
  predict: vi.fn(async (inputs: readonly number[]) => ({
    predictions: inputs.map((input) => `<${input}>`),
    engine: 'echo' as const,
    waitedMs: 3,
  })),
};

const question = <Parsed, View>(parsed: Parsed, view: View): Question<Parsed, View> => ({ parsed, view });

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
    const lost = { predict: () => Promise.reject(error) };
    await expect(answerAll(counting, lost, [question(1, 1)])).rejects.toBe(error);
  });
});

describe('guessing', () => {
  const reference: Reference = { overall: [50, 60, 70], byCategory: { falconry: [10, 20, 30] } };

  it('is the heuristic as a predictor', async () => {
    const jobs = [{ category: 'plumbing' }, {}].map((input) => priceTask.parse(input).parsed);
    expect(await guessing(priceTask).predict(jobs)).toEqual({
      predictions: [
        { range: [500, 1500, 5000], confidence: 0.3 },
        { range: [500, 1500, 5000], confidence: 0.3 },
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

describe('predicting', () => {
  const model = openModel(profileScoreTask, manifestFor(profileScoreTask));

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
    const predictor: Predictor<Profile, number, 'direct'> = predicting(model, run, () => {});
    expect(await predictor.predict(profiles)).toEqual({
      predictions: [25, 0, 100],
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
