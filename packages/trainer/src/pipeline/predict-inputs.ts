import { checkCompatible, vocabulariesOf } from '@tantiya/core';
import type { TensorFlow } from '../backend/backend.ts';
import type { StoredModel } from '../export/read-model.ts';
import type { TrainerTask } from '../tasks/trainer-task.ts';
import { loadExported } from './exported-network.ts';

/**
 * Answers inputs as the library would, with the model's own task.
 *
 * @returns one answer for each input
 * @throws TantiyaError `model/incompatible`; `input/invalid` or `input/not-finite` for an input that is refused
 */
export async function predictInputs<Parsed>(
  { task }: TrainerTask<Parsed>,
  { model, manifest }: StoredModel,
  inputs: readonly unknown[],
  tf: TensorFlow,
): Promise<readonly unknown[]> {
  checkCompatible(task, manifest);
  const parsed = inputs.map((input) => task.parse(input));
  const rows = parsed.map((input) => task.rows(input));
  const network = await loadExported(tf, task, model, vocabulariesOf(manifest));
  try {
    const outputs = await network.predict(rows.flat());
    let next = 0;
    return parsed.map((input, index) => {
      const first = next;
      next += rows[index]?.length ?? 0;
      return task.decode(outputs.slice(first, next).flat(), input, manifest);
    });
  } finally {
    network.dispose();
  }
}
