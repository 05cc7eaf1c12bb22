import type {
  BatchOptions,
  CompletionTimeEstimate,
  EngineName,
  Estimate,
  EstimateOptions,
  Estimator,
  EstimatorOptions,
  OperationalCode,
  PriceEstimate,
  PriceInput,
  ProfileScore,
} from 'tantiya';
import { createEstimator } from 'tantiya';
import type { PriceEstimator } from 'tantiya/price';
import { describe, expectTypeOf, it } from 'vitest';

type ByModel = Extract<Estimate<PriceEstimate>, { source: 'model' }>;
type ByHeuristic = Extract<Estimate<PriceEstimate>, { source: 'heuristic' }>;

/** Checked by `tsc -p tsconfig.tests.json`; nothing of it runs. */
describe('the type of an estimate', () => {
  it('has model and engine when a model answered, and no reason', () => {
    expectTypeOf<ByModel['model']>().toEqualTypeOf<string>();
    expectTypeOf<ByModel['engine']>().toEqualTypeOf<EngineName>();
    expectTypeOf<ByModel>().not.toHaveProperty('reason');
  });

  it('has a reason when the heuristic answered, and neither model nor engine', () => {
    expectTypeOf<ByHeuristic['reason']>().toEqualTypeOf<OperationalCode>();
    expectTypeOf<ByHeuristic>().not.toHaveProperty('model');
    expectTypeOf<ByHeuristic>().not.toHaveProperty('engine');
  });

  it('is narrowed by its source, which is one of the two', () => {
    expectTypeOf<Estimate<PriceEstimate>['source']>().toEqualTypeOf<'model' | 'heuristic'>();
    const whoAnswered = (hint: Estimate<PriceEstimate>) =>
      hint.source === 'model' ? hint.model : hint.reason;
    expectTypeOf(whoAnswered).returns.toEqualTypeOf<string>();
  });

  it('gives the value whoever answered', () => {
    expectTypeOf<Estimate<PriceEstimate>>().toExtend<PriceEstimate>();
    expectTypeOf<Estimate<PriceEstimate>['min']>().toEqualTypeOf<number>();
    expectTypeOf<Estimate<CompletionTimeEstimate>['formattedDuration']>().toEqualTypeOf<string>();
    expectTypeOf<Estimate<ProfileScore>['score']>().toEqualTypeOf<number>();
  });

  it('can only be read', () => {
    // @ts-expect-error an estimate is not changed
    const change = (hint: ByModel) => (hint.model = 'another');
    expectTypeOf(change).toBeFunction();
  });
});

describe('the type of a question', () => {
  it('gives one answer for one input, and a list for a list', () => {
    const one = (estimator: Estimator, job: PriceInput) => estimator.price(job);
    const list = (estimator: Estimator, jobs: readonly PriceInput[]) => estimator.price(jobs);
    expectTypeOf(one).returns.resolves.toEqualTypeOf<Estimate<PriceEstimate>>();
    expectTypeOf(list).returns.resolves.toEqualTypeOf<readonly Estimate<PriceEstimate>[]>();
  });

  it('answers each task with its own value', () => {
    const time = (estimator: Estimator) => estimator.completionTime({ category: 'plumbing', budget: 1500 });
    const score = (estimator: Estimator) => estimator.profileScore({});
    expectTypeOf(time).returns.resolves.toEqualTypeOf<Estimate<CompletionTimeEstimate>>();
    expectTypeOf(score).returns.resolves.toEqualTypeOf<Estimate<ProfileScore>>();
  });

  it('is the same at the entry of one task', () => {
    expectTypeOf<PriceEstimator['price']>().toEqualTypeOf<Estimator['price']>();
  });

  it('takes a signal and a wait, and for a list also a progress', () => {
    expectTypeOf<EstimateOptions['signal']>().toEqualTypeOf<AbortSignal | undefined>();
    expectTypeOf<EstimateOptions['waitMs']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<BatchOptions>().toExtend<EstimateOptions>();
    expectTypeOf<NonNullable<BatchOptions['onProgress']>>().parameters.toEqualTypeOf<[number, number]>();
    const wrong = (estimator: Estimator, job: PriceInput) =>
      // @ts-expect-error one answer has no progress
      estimator.price(job, { onProgress: () => {} });
    expectTypeOf(wrong).toBeFunction();
  });
});

describe('the options of an estimator', () => {
  it('need the models and nothing else', () => {
    expectTypeOf(createEstimator).parameters.toEqualTypeOf<[EstimatorOptions]>();
    expectTypeOf<{ models: string }>().toExtend<EstimatorOptions>();
    expectTypeOf<{ models: URL }>().toExtend<EstimatorOptions>();
    expectTypeOf<{ engine: 'auto' }>().not.toExtend<EstimatorOptions>();
  });

  it('name tasks that exist, and engines by any name: one of the app may have its own', () => {
    expectTypeOf<{ models: string; use: { price: string } }>().toExtend<EstimatorOptions>();
    expectTypeOf<{ models: string; engine: 'auto' | 'direct' | 'webgpu' }>().toExtend<EstimatorOptions>();
    expectTypeOf<{ models: string; engine: 'quantum' }>().toExtend<EstimatorOptions>();
    expectTypeOf<{ models: string; engine: 1 }>().not.toExtend<EstimatorOptions>();
    // @ts-expect-error there is no such task
    const wrong: EstimatorOptions = { models: '/', use: { weather: 'weather/manila' } };
    expectTypeOf(wrong).toEqualTypeOf<EstimatorOptions>();
  });
});
