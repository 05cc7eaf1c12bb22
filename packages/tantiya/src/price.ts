import { type PriceEstimate, type PriceInput, priceBasics } from '@tantiya/core/basics';
import type { EstimateFunction } from './estimator/estimate.ts';
import type { EstimatorOptions } from './estimator/options.ts';
import { createSingleTask, type SingleTask } from './estimator/single-task.ts';

export interface PriceEstimator extends SingleTask {
  readonly price: EstimateFunction<PriceInput, PriceEstimate>;
}

/** `createEstimator` for pages that only ask for prices. @throws TantiyaError `config/invalid` */
export function createPriceEstimator(options: EstimatorOptions): PriceEstimator {
  const { estimate, ...others } = createSingleTask(
    priceBasics,
    () => import('./model/code/price.ts'),
    options,
  );
  return { price: estimate, ...others };
}
