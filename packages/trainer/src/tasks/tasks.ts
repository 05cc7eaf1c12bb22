import type { TaskId } from '@tantiya/core';
import { completionTimeTrainerTask } from './completion-time/completion-time-trainer-task.ts';
import { priceTrainerTask } from './price/price-trainer-task.ts';
import { profileScoreTrainerTask } from './profile-score/profile-score-trainer-task.ts';
import type { TrainerTask } from './trainer-task.ts';

/** Every task that can be trained, by id: a further task is a folder and a row here. */
const table = {
  price: priceTrainerTask,
  'completion-time': completionTimeTrainerTask,
  'profile-score': profileScoreTrainerTask,
} as const satisfies Readonly<Record<TaskId, unknown>>;

/** The record of a task with its own types. */
type RecordOf<Id extends TaskId> =
  (typeof table)[Id] extends TrainerTask<infer Parsed, infer Prediction, infer View>
    ? TrainerTask<Parsed, Prediction, View>
    : never;

export const trainerTasks: { readonly [Id in TaskId]: RecordOf<Id> } = table;

/** Calls `use` with the record of one task; the code in `use` holds for any kind of input. */
export function withTrainerTask<Result>(
  id: TaskId,
  use: <Parsed, Prediction, View>(trainerTask: TrainerTask<Parsed, Prediction, View>) => Result,
): Result {
  return (use as (trainerTask: unknown) => Result)(trainerTasks[id]);
}
