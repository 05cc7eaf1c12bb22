import { type CompletionTimeEstimate, type CompletionTimeInput, completionTimeTask } from '@tantiya/core';
import type { EstimatorOptions } from './estimator/context.ts';
import type { EstimateFunction } from './estimator/estimate.ts';
import { createSingleTask, type SingleTask } from './estimator/single-task.ts';

export interface CompletionTimeEstimator extends SingleTask {
  readonly completionTime: EstimateFunction<CompletionTimeInput, CompletionTimeEstimate>;
}

/** `createEstimator` for pages that only ask for durations. @throws TantiyaError `config/invalid` */
export function createCompletionTimeEstimator(options: EstimatorOptions): CompletionTimeEstimator {
  const { estimate, ...others } = createSingleTask(completionTimeTask, options);
  return { completionTime: estimate, ...others };
}
