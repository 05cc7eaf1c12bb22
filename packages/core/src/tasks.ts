import { completionTimeTask } from './completion-time/task.ts';
import { priceTask } from './price/task.ts';
import { profileScoreTask } from './profile-score/task.ts';
import type { Task } from './task.ts';
import type { TaskId } from './task-id.ts';

/** Every task by its id. A page that asks one question imports that task alone. */
const table = {
  price: priceTask,
  'completion-time': completionTimeTask,
  'profile-score': profileScoreTask,
} as const satisfies { readonly [Id in TaskId]: { readonly id: Id } };

/** Calls `use` with one task; the code in `use` holds for any kind of input. */
export function withTask<Result>(
  id: TaskId,
  use: <Parsed, Prediction, View, Value extends object>(
    task: Task<TaskId, Parsed, Prediction, View, Value>,
  ) => Result,
): Result {
  return (use as (task: unknown) => Result)(table[id]);
}
