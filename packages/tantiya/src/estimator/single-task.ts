import type { Task, TaskId } from '@tantiya/core';
import { createContext, type EstimatorOptions } from './context.ts';
import { createTaskEstimator, type TaskEstimator } from './task-estimator.ts';

/** What every estimator of one task can do beside estimating. */
export type SingleTask = Omit<TaskEstimator<never>, 'estimate'>;

/** One task with models and engines of its own: the smallest bundle. @throws TantiyaError `config/invalid` */
export function createSingleTask<Parsed, Prediction, View, Value extends object>(
  task: Task<TaskId, Parsed, Prediction, View, Value>,
  options: EstimatorOptions,
): TaskEstimator<Value> {
  const context = createContext(options);
  const estimator = createTaskEstimator(task, context);
  return {
    ...estimator,
    reload() {
      context.source.refresh();
      return estimator.reload();
    },
    dispose() {
      estimator.dispose();
      context.pool.dispose();
    },
  };
}
