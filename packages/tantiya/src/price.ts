import { type PriceEstimate, type PriceInput, priceTask } from '@tantiya/core';
import type { EstimatorOptions } from './estimator/context.ts';
import type { EstimateFunction } from './estimator/estimate.ts';
import { createSingleTask, type SingleTask } from './estimator/single-task.ts';

export interface PriceEstimator extends SingleTask {
  readonly price: EstimateFunction<PriceInput, PriceEstimate>;
}

/** `createEstimator` for pages that only ask for prices. @throws TantiyaError `config/invalid` */
export function createPriceEstimator(options: EstimatorOptions): PriceEstimator {
  const { estimate, ...others } = createSingleTask(priceTask, options);
  return { price: estimate, ...others };
}
