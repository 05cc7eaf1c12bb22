import type { TaskBasics, TaskId } from '@tantiya/core/basics';
import { codeImport } from '../model/import-code.ts';
import type { ModelCode } from '../model/model-code.ts';
import { createContext } from './context.ts';
import type { EstimatorOptions } from './options.ts';
import { createTaskEstimator, type TaskEstimator } from './task-estimator.ts';

/** What every estimator of one task can do beside estimating. */
export type SingleTask = Omit<TaskEstimator<never>, 'estimate'>;

/** One task with models and engines of its own: the smallest bundle. @throws TantiyaError `config/invalid` */
export function createSingleTask<Parsed, Prediction, View, Value extends object>(
  task: TaskBasics<TaskId, Parsed, Prediction, View, Value>,
  importCode: () => Promise<ModelCode<Parsed, Prediction>>,
  options: EstimatorOptions,
): TaskEstimator<Value> {
  const context = createContext(options);
  const getCode = codeImport(importCode, 'createModels', 'runs models', context.engineSilenceMs);
  const estimator = createTaskEstimator(task, getCode, context);
  return {
    ...estimator,
    reload() {
      context.refresh();
      return estimator.reload();
    },
    dispose() {
      estimator.dispose();
      context.dispose();
    },
  };
}
