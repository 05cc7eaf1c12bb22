import {
  type CompletionTimeEstimate,
  type CompletionTimeInput,
  completionTimeBasics,
} from '@tantiya/core/basics';
import type { EstimateFunction } from './estimator/estimate.ts';
import type { EstimatorOptions } from './estimator/options.ts';
import { createSingleTask, type SingleTask } from './estimator/single-task.ts';

export interface CompletionTimeEstimator extends SingleTask {
  readonly completionTime: EstimateFunction<CompletionTimeInput, CompletionTimeEstimate>;
}

/** `createEstimator` for pages that only ask for durations. @throws TantiyaError `config/invalid` */
export function createCompletionTimeEstimator(options: EstimatorOptions): CompletionTimeEstimator {
  const { estimate, ...others } = createSingleTask(
    completionTimeBasics,
    () => import('./model/code/completion-time.ts'),
    options,
  );
  return { completionTime: estimate, ...others };
}
