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

/** What each task parses its inputs to. */
type ParsedInputs = {
  readonly [Id in TaskId]: (typeof table)[Id] extends TrainerTask<infer Parsed> ? Parsed : never;
};

export const trainerTasks: { readonly [Id in TaskId]: TrainerTask<ParsedInputs[Id]> } = table;

/** In the order in which they are listed to people. */
export const taskIds: readonly TaskId[] = Object.values(table).map(({ task }) => task.id);

/** Calls `use` with the record of one task; the code in `use` holds for any kind of input. */
export function withTrainerTask<Id extends TaskId, Result>(
  id: Id,
  use: <Parsed>(trainerTask: TrainerTask<Parsed>) => Result,
): Result {
  return use(trainerTasks[id]);
}
