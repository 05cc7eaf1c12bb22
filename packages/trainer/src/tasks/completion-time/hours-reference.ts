import {
  type CompletionTimeJob,
  clampHours,
  completionTimeTask,
  hoursFactor,
  type Reference,
} from '@tantiya/core';
import { referenceOf } from '../reference.ts';
import type { Labelled } from '../trainer-task.ts';

/** What the heuristic of hours will know of a market. */
export function hoursReference(
  train: readonly Labelled<CompletionTimeJob>[],
  heldOut: readonly Labelled<CompletionTimeJob>[],
): Reference {
  return referenceOf(train, heldOut, {
    factor: hoursFactor,
    amount: ([hours = 0]) => clampHours(hours),
    order: (lower, middle, upper) => [middle, lower, upper],
    range(job, reference) {
      const { lower, upper } = completionTimeTask.guess(job, reference);
      return [lower, upper];
    },
  });
}
