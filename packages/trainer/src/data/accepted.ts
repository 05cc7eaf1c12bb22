import type { TaskId } from '@tantiya/core';
import { trainerTasks } from '../tasks/tasks.ts';
import type { Example } from './example.ts';

/**
 * Returns the example when the task's own schema accepts its input.
 *
 * @throws TantiyaError `input/invalid` or `input/not-finite`
 */
export function accepted(task: TaskId, example: Example): Example {
  trainerTasks[task].task.parse(example.input);
  return example;
}
