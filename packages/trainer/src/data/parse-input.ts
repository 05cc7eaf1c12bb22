import { completionTimeTask, priceTask, profileScoreTask, type Task, type TaskId } from '@tantiya/core';
import type { Example } from './example.ts';

type Parse = Task<TaskId, { readonly missing: readonly string[] }, unknown>['parse'];

/** The input schema of each task: what it accepts, a recipe may yield. */
export const parseInput = {
  price: priceTask.parse,
  'completion-time': completionTimeTask.parse,
  'profile-score': profileScoreTask.parse,
} as const satisfies Readonly<Record<TaskId, Parse>>;

/** @throws TantiyaError `input/invalid` or `input/not-finite` when the task's schema does not accept the input */
export function accepted(task: TaskId, example: Example): Example {
  parseInput[task](example.input);
  return example;
}
