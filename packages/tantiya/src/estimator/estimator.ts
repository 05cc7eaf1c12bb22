import type { CompletionTimeEstimate, PriceEstimate, ProfileScore } from '@tantiya/core/basics';
import {
  type CompletionTimeInput,
  completionTimeBasics,
  type PriceInput,
  type ProfileInput,
  priceBasics,
  profileScoreBasics,
  TantiyaError,
  type TaskId,
  taskIds,
} from '@tantiya/core/basics';
import { codeImport } from '../model/import-code.ts';
import { createContext } from './context.ts';
import type { EstimateFunction } from './estimate.ts';
import type { EstimatorOptions } from './options.ts';
import { createTaskEstimator, type TaskStatus } from './task-estimator.ts';

export type EstimatorStatus = Readonly<Record<TaskId, TaskStatus>>;

/** Every estimate. One failing model never takes down another. */
export interface Estimator {
  readonly price: EstimateFunction<PriceInput, PriceEstimate>;
  readonly completionTime: EstimateFunction<CompletionTimeInput, CompletionTimeEstimate>;
  readonly profileScore: EstimateFunction<ProfileInput, ProfileScore>;
  /** Loads models ahead of the first question; all of them when none is named. A model that fails is in the status. */
  load(...tasks: readonly TaskId[]): Promise<EstimatorStatus>;
  /** Loads what is published now; the models in use answer until then. */
  reload(): Promise<EstimatorStatus>;
  status(): EstimatorStatus;
  /** Frees models and devices; afterwards everything throws `estimator/disposed`. */
  dispose(): void;
}

/**
 * Creates an estimator. Nothing is fetched until it is asked.
 *
 * @throws TantiyaError `config/invalid`
 */
export function createEstimator(options: EstimatorOptions): Estimator {
  const context = createContext(options);
  const importAll = codeImport(
    () => import('../model/code/all.ts'),
    'createModels',
    'runs models',
    context.engineSilenceMs,
  );
  const codeFor =
    <Id extends TaskId>(task: Id) =>
    async () => {
      const { createModels, designs } = await importAll();
      return { createModels, designs: designs[task] };
    };
  const tasks = {
    price: createTaskEstimator(priceBasics, codeFor('price'), context),
    'completion-time': createTaskEstimator(completionTimeBasics, codeFor('completion-time'), context),
    'profile-score': createTaskEstimator(profileScoreBasics, codeFor('profile-score'), context),
  } as const satisfies Readonly<Record<TaskId, unknown>>;
  const status = () =>
    Object.fromEntries(taskIds.map((task) => [task, tasks[task].status()])) as unknown as EstimatorStatus;
  return {
    price: tasks.price.estimate,
    completionTime: tasks['completion-time'].estimate,
    profileScore: tasks['profile-score'].estimate,
    async load(...wanted) {
      const unknown = wanted.find((task) => !taskIds.includes(task));
      if (unknown !== undefined) {
        throw new TantiyaError(
          'config/invalid',
          `There is no task ${JSON.stringify(unknown)}.`,
          `Use ${taskIds.join(', ')}.`,
        );
      }
      await Promise.all((wanted.length > 0 ? wanted : taskIds).map((task) => tasks[task].load()));
      return status();
    },
    async reload() {
      context.refresh();
      await Promise.all(taskIds.map((task) => tasks[task].reload()));
      return status();
    },
    status,
    dispose() {
      for (const task of taskIds) tasks[task].dispose();
      context.dispose();
    },
  };
}
