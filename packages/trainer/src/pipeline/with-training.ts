import type { TaskId } from '@tantiya/core';
import { completionTimeTraining } from './completion-time-training.ts';
import { priceTraining } from './price-training.ts';
import { profileScoreTraining } from './profile-score-training.ts';
import type { TaskTraining } from './task-training.ts';

/** Hands a task's training to `use`, whatever its inputs are. */
export function withTraining<Result>(
  task: TaskId,
  use: <Parsed>(training: TaskTraining<Parsed>) => Result,
): Result {
  switch (task) {
    case 'price':
      return use(priceTraining);
    case 'completion-time':
      return use(completionTimeTraining);
    case 'profile-score':
      return use(profileScoreTraining);
    default:
      return task satisfies never;
  }
}
