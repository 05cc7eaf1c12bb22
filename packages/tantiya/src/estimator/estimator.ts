import type { CompletionTimeEstimate, PriceEstimate, ProfileScore } from '@tantiya/core';
import {
  type CompletionTimeInput,
  completionTimeTask,
  type PriceInput,
  type ProfileInput,
  priceTask,
  profileScoreTask,
  type TaskId,
} from '@tantiya/core';
import { createContext, type EstimatorOptions } from './context.ts';
import type { EstimateFunction } from './estimate.ts';
import { createTaskEstimator, type TaskStatus } from './task-estimator.ts';

export type EstimatorStatus = Readonly<Record<TaskId, TaskStatus>>;

/** All three estimates. One failing model never takes down another. */
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
  const price = createTaskEstimator(priceTask, context);
  const completionTime = createTaskEstimator(completionTimeTask, context);
  const profileScore = createTaskEstimator(profileScoreTask, context);
  const tasks = { price, 'completion-time': completionTime, 'profile-score': profileScore };
  const all = Object.keys(tasks) as TaskId[];
  const status = () =>
    Object.fromEntries(all.map((task) => [task, tasks[task].status()])) as unknown as EstimatorStatus;
  return {
    price: price.estimate,
    completionTime: completionTime.estimate,
    profileScore: profileScore.estimate,
    async load(...wanted) {
      await Promise.all((wanted.length > 0 ? wanted : all).map((task) => tasks[task].load()));
      return status();
    },
    async reload() {
      context.source.refresh();
      await Promise.all(all.map((task) => tasks[task].reload()));
      return status();
    },
    status,
    dispose() {
      for (const task of all) tasks[task].dispose();
      context.pool.dispose();
    },
  };
}
