import { answerAll, openModel } from '@tantiya/core';
import type { TensorFlow } from '../backend/tensorflow.ts';
import type { ModelInMemory } from '../export/read-model.ts';
import type { TrainerTask } from '../tasks/trainer-task.ts';
import { createExportedPredictor } from './exported-predictor.ts';

/**
 * Answers inputs as the library would, with the model's own task.
 *
 * @returns one answer for each input
 * @throws TantiyaError `model/incompatible`; `input/invalid` or `input/not-finite` for an input that is refused
 */
export async function predictInputs<Parsed, Prediction, View>(
  { task }: TrainerTask<Parsed, Prediction, View>,
  { model, manifest }: ModelInMemory,
  inputs: readonly unknown[],
  tf: TensorFlow,
): Promise<readonly unknown[]> {
  const opened = openModel(task, manifest);
  const questions = inputs.map((input) => task.parse(input));
  const predictor = await createExportedPredictor(tf, opened, model);
  try {
    return (await answerAll(task, predictor, questions)).values;
  } finally {
    predictor.dispose();
  }
}
