import type { Reason } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import type { EstimateOptions } from './estimate.ts';
import { createEstimator } from './estimator.ts';
import { linearModels, modelFiles, serve } from './served-models.test-support.ts';

const job = { title: 'Fix a leaking pipe', urgency: 'HIGH', tags: ['pipe'] } as const;
const used = ['title', 'urgency', 'skillLevel', 'category'];
const reference = { overall: [100, 200, 300], byCategory: { plumbing: [300, 600, 900] } };

const models = modelFiles(linearModels((manifest) => ({ ...manifest, used, reference })));
const byModel = () => createEstimator({ models: '/models', fetch: serve(models).fetch });
const byHeuristic = () => createEstimator({ models: '/models', fetch: serve(new Map()).fetch });

const sum = (reasons: readonly Reason[] = []) => reasons.reduce((total, { amount }) => total + amount, 0);

describe.each([
  ['a model', byModel],
  ['the heuristic', byHeuristic],
])('an answer by %s', (_name, open) => {
  it('says why, in the currency of the answer, where it is asked to', async () => {
    const { suggested, reasons } = await open().price({ ...job, currency: 'USD' }, { explain: true });
    expect(reasons?.[0]?.code).toBe('start');
    expect(reasons?.some((reason) => reason.code === 'field' && reason.field === 'urgency')).toBe(true);
    expect(Math.abs(sum(reasons) - suggested)).toBeLessThan(0.01);
  });

  it('says why in hours and in points', async () => {
    const estimator = open();
    const time = await estimator.completionTime({ budget: 900, urgency: 'LOW' }, { explain: true });
    expect(Math.abs(sum(time.reasons) - time.hours)).toBeLessThan(0.01);
    const score = await estimator.profileScore({ rating: 4, bioLength: 90 }, { explain: true });
    expect(Math.abs(sum(score.reasons) - score.score)).toBeLessThan(0.1);
  });

  it('compares a budget, which never moves the price', async () => {
    const estimator = open();
    const plain = await estimator.price(job);
    const judged = await estimator.price(job, { budget: 1 });
    expect(judged).toEqual({ ...plain, budget: { verdict: 'below' } });
    expect((await estimator.price(job, { budget: 1e9 })).budget?.verdict).toBe('above');
    expect((await estimator.price(job, { budget: plain.suggested })).budget?.verdict).toBe('inside');
  });

  it('says the same for each of a list', async () => {
    const estimator = open();
    const options = { explain: true, advise: true, budget: 1_000 };
    const list = await estimator.price([job, { category: 'plumbing' }, {}], options);
    expect(list[1]).toEqual(await estimator.price({ category: 'plumbing' }, options));
  });

  it('says nothing of it unasked', async () => {
    const answer = await open().price(job, { explain: false });
    for (const more of ['reasons', 'advice', 'budget']) expect(answer).not.toHaveProperty(more);
  });
});

it('what is worth asking is a field that was left out and that the model uses', async () => {
  const { advice } = await byModel().price(job, { advise: true });
  const possible = ['category', 'skillLevel'];
  for (const { field, narrowing } of advice ?? []) {
    expect(possible).toContain(field);
    expect(narrowing).toBeGreaterThan(0);
  }
  expect(advice).toBeInstanceOf(Array);
});

it.each<[EstimateOptions, code: string, message: string]>([
  [{ budget: 0 }, 'input/invalid', 'budget is 0.'],
  [{ budget: Number.NaN }, 'input/not-finite', 'budget is NaN.'],
  [{ budget: '500' as never }, 'input/invalid', 'budget is "500".'],
  [{ explain: 1 as never }, 'config/invalid', 'explain is 1.'],
  [{ advise: 'yes' as never }, 'config/invalid', 'advise is "yes".'],
])('the options %j are refused, naming option and value', (options, code, message) =>
  expect(byModel().price(job, options)).rejects.toMatchObject({ code, message }),
);
