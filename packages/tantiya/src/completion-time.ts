import { type CompletionTimeEstimate, type CompletionTimeInput, completionTimeTask } from '@tantiya/core';
import type { EstimatorOptions } from './context.ts';
import type { EstimateFunction } from './estimate.ts';
import { createSingleTask, type SingleTask } from './single-task.ts';

export interface CompletionTimeEstimator extends SingleTask {
  readonly completionTime: EstimateFunction<CompletionTimeInput, CompletionTimeEstimate>;
}

/** `createEstimator` for pages that only ask for durations. @throws TantiyaError `config/invalid` */
export function createCompletionTimeEstimator(options: EstimatorOptions): CompletionTimeEstimator {
  const { estimate, ...others } = createSingleTask(completionTimeTask, options);
  return { completionTime: estimate, ...others };
}
