import { completionTimeTask, priceTask, profileScoreTask, type Task, type TaskId } from '@tantiya/core';

type Parse = Task<TaskId, { readonly missing: readonly string[] }, unknown>['parse'];

/** The input schema of each task: what it accepts, a recipe may yield. */
export const parseInput = {
  price: priceTask.parse,
  'completion-time': completionTimeTask.parse,
  'profile-score': profileScoreTask.parse,
} as const satisfies Readonly<Record<TaskId, Parse>>;
